package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that dies and comes back under the drill's connections, and an address behind which nobody speaks. */
@Tag("long")
@Timeout(120)
class FailingDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path base;

    private final MonotonicClock clock = new MonotonicClock();
    private ExternalPlace place;

    @BeforeEach
    void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
    }

    @AfterEach
    void stopPlace() {
        place.close();
    }

    @Test
    void a_reader_says_that_the_database_is_gone_and_reads_again_when_it_is_back() {
        try (var database = new AionisDatabase(place.reader())) {
            Instant startedFirst = database.identity().startedAt();
            place.killDatabase();
            Instant begun = Instant.now();

            assertThat(catchThrowableOfType(DrillException.class, database::migrations))
                    .hasMessageContaining("reading schema_migrations: ")
                    .hasMessageContaining("HINT: is the database up");
            assertThat(catchThrowableOfType(DrillException.class, database::migrations))
                    .hasMessageContaining("08001");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);

            place.startDatabase();
            assertThat(database.migrations()).hasSize(2);
            assertThat(database.identity().startedAt()).isAfter(startedFirst);
        }
    }

    @Test
    void a_connection_that_broke_while_nobody_read_is_opened_anew() throws Exception {
        try (var database = new AionisDatabase(place.reader())) {
            Instant startedFirst = database.identity().startedAt();
            place.killDatabase();
            place.startDatabase();
            Instant idleUntil = Instant.now().plus(Duration.ofMillis(2100));
            Wait.upTo(SOON).until(() -> Instant.now().isAfter(idleUntil));

            assertThat(database.identity().startedAt()).isAfter(startedFirst);
        }
    }

    @Test
    void a_sampler_notes_the_outage_as_a_gap_and_goes_on_after_it() {
        try (var backlog = new BacklogSampler(place.reader(), clock, Duration.ofMillis(20))) {
            backlog.start();
            Wait.upTo(SOON).until(() -> backlog.samples().size() > 3);
            place.killDatabase();
            Wait.upTo(SOON).until(() -> backlog.gaps().size() > 3);
            int before = backlog.samples().size();

            place.startDatabase();

            Wait.upTo(SOON).until(() -> backlog.samples().size() > before + 3);
            assertThat(backlog.lastError()).get().asString().contains("reading the backlog");
        }
    }

    @Test
    void an_audit_against_a_dead_database_breaks_its_step_and_the_drill_is_closed_with_a_record() throws IOException {
        DrillRun run = new DrillRun(place.settings(api(), DrillMode.DRILL, Map.of()), new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        ScenarioLog worker = run.select(Scenario.WORKER_RECOVERY, List.of("Audited"));
        reach(run, preconditions);
        worker.begin();
        worker.stepStarted(1, "Audited");
        var stage = new Stage(run, worker);
        try (var load = new LedgeredLoad(stage)) {
            load.startCallers("steady-state");
            Wait.upTo(SOON).until(() -> load.entries() > 3);
            load.stopCallers();
            place.killDatabase();

            var broken = catchThrowableOfType(
                    DrillException.class,
                    () -> new LedgerAudit(stage, load).of(run.deployment().database(), Optional.empty()));

            assertThat(broken).hasMessageContaining("ledger audit, ").hasMessageContaining("could not be read");
            worker.stepBroken(broken);
        }
        Instant begun = Instant.now();
        run.close();

        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        DrillRecord record = run.record().orElseThrow();
        assertThat(record.verdict().label()).isEqualTo("fail");
        assertThat(record.why()).contains("C: step 1 'Audited' broke: ledger audit, ");
        assertThat(record.load()).containsEntry("cleanup", "scope left in place: nodes that could not be counted");
        place.startDatabase();
    }

    @Test
    void the_end_of_a_query_that_is_cut_off_in_the_middle_is_an_error_and_no_short_result() throws Exception {
        DrillRun run = new DrillRun(place.settings(api(), DrillMode.DRILL, Map.of()), new KeptAttachments());
        reach(run, run.select(Scenario.PRECONDITIONS, List.of("Reached")));
        try (var database = new AionisDatabase(place.reader());
                var superuser = Superuser.connect(place.server());
                var kill = superuser.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ha-drill'")) {
            database.now();
            kill.execute();

            assertThat(catchThrowableOfType(DrillException.class, database::now))
                    .hasMessageContaining("reading its clock");
            assertThat(database.now()).as("and then a new connection").isNotNull();
        } finally {
            run.close();
        }
    }

    /** The kernel completes the connection, and nobody ever answers on it. */
    @Test
    void an_address_behind_which_nobody_speaks_is_given_up_in_seconds() throws IOException {
        try (var nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var access = new DatabaseAccess(
                    "jdbc:postgresql://127.0.0.1:" + nobody.getLocalPort() + "/aionis", "drill_reader", "reader");
            Instant begun = Instant.now();

            assertThatThrownBy(access::open).isInstanceOf(SQLException.class);
            try (var database = new AionisDatabase(access)) {
                assertThat(catchThrowableOfType(DrillException.class, database::identity))
                        .hasMessageContaining("database jdbc:postgresql://127.0.0.1:" + nobody.getLocalPort());
            }
            assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        }
    }

    @Test
    void a_silent_database_breaks_the_preconditions_before_anything_is_disturbed() throws IOException {
        try (var nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var changes = Map.of(
                    "deployment.external.database.url",
                    "jdbc:postgresql://127.0.0.1:" + nobody.getLocalPort() + "/aionis");
            DrillRun run = new DrillRun(place.settings(api(), DrillMode.DRILL, changes), new KeptAttachments());
            ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
            ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
            Instant begun = Instant.now();

            preconditions.begin();
            preconditions.stepStarted(1, "Reached");
            try (Environment environment = run.kit(Environment.class, preconditions)) {
                environment.readConfiguration();
                var broken = catchThrowableOfType(DrillException.class, environment::reachDeployment);
                preconditions.stepBroken(broken);
            }

            assertThat(run.obstacle(restore)).contains("the preconditions could not be checked");
            run.close();
            assertThat(run.traces()).isEmpty();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(40));
        }
    }

    @Test
    void hosts_tell_replicas_and_database_apart_and_two_names_of_one_address_are_one() throws IOException {
        DrillRun run = new DrillRun(
                place.settings(
                        api(),
                        DrillMode.DRILL,
                        Map.of(
                                "deployment.external.replicas",
                                "[\"" + api() + "\",\"" + api().toString().replace("127.0.0.1", "localhost") + "\"]")),
                new KeptAttachments());
        ScenarioLog log = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        reach(run, log);
        var topology = new Topology(run.deployment());

        assertThat(topology.distinct(run.deployment().replicas())).isEqualTo(1);
        Check apart = topology.databaseOnHostsOfItsOwn(run.deployment().replicas());
        assertThat(apart.status()).isEqualTo(CriterionStatus.MET);
        assertThat(apart.detail()).contains("all of it on this machine");
        assertThat(HostNames.addresses("no-such-host.invalid")).isEmpty();
        assertThat(HostNames.place(URI.create("https://127.0.0.1/a/"))).isEqualTo("loopback:443/a");
        run.close();
    }

    @Test
    void a_database_on_the_host_of_a_replica_is_not_external() throws IOException {
        var far = Map.of("deployment.external.replicas", "[\"http://192.0.2.1:3001\",\"http://192.0.2.2:3001\"]");
        DrillRun run = new DrillRun(place.settings(api(), DrillMode.DRILL, far), new KeptAttachments());
        reach(run, run.select(Scenario.PRECONDITIONS, List.of("Reached")));
        var replicas = run.deployment().replicas();

        assertThat(new Topology(run.deployment())
                        .databaseOnHostsOfItsOwn(replicas)
                        .status())
                .as("database on loopback, replicas elsewhere")
                .isEqualTo(CriterionStatus.MET);
        assertThat(new Topology(run.deployment()).distinct(replicas)).isEqualTo(2);
        var mixed = List.of(replicas.get(0), run.deployment().api());
        assertThat(new Topology(run.deployment()).databaseOnHostsOfItsOwn(mixed))
                .isEqualTo(Check.of("database on no host of an API replica", false, "shared: loopback"));
        run.close();
    }

    private URI api() throws IOException {
        String text = Files.readString(place.configuration());
        return URI.create(text.replaceAll("(?s).*api: (http://127\\S+).*", "$1"));
    }

    private static void reach(DrillRun run, ScenarioLog log) {
        log.begin();
        log.stepStarted(1, "Reached");
        run.configure(log);
        run.connect(log);
        log.stepDone();
    }
}
