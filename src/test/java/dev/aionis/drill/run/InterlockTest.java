package dev.aionis.drill.run;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.aionis.drill.aionis.ContractSchema;
import dev.aionis.drill.aionis.DatabaseTargetHash;
import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.sandbox.api.TcpRelay;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Drills that try to be where they may not be, or to go on where they were driven out. */
@Tag("long")
class InterlockTest {

    /** A worker that is moved by commands, which do nothing here. */
    private static final Map<String, String> CHANGEABLE = Map.of(
            "levers.worker", "hook",
            "hook.worker.stop.command", "[\"true\"]",
            "hook.worker.start.command", "[\"true\"]");

    private static final String ELSEWHERE = "ab".repeat(32);

    @TempDir
    static Path base;

    private static ExternalPlace place;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private RawServer balancer;
    private volatile RawServer.Conduct conduct;

    @BeforeAll
    static void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
    }

    @AfterAll
    static void stopPlace() {
        place.close();
    }

    @BeforeEach
    void startBalancer() {
        conduct = place.sound();
        balancer = opened(new RawServer((request, client) -> conduct.answer(request, client)));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void of_two_drills_at_once_the_second_is_refused_changes_nothing_and_its_record_says_why() throws IOException {
        Path touched = base.resolve("cleanup-ran");
        var first = new Reached(DrillMode.DRILL, Map.of());
        var second = new Reached(DrillMode.DRILL, Map.of("hook.cleanup.command", "[touch, \"" + touched + "\"]"));

        Criterion alone = second.environment.oneDrill();

        assertThat(first.environment.oneDrill().status()).isEqualTo(CriterionStatus.MET);
        assertThat(alone.status()).isEqualTo(CriterionStatus.MISSED);
        String others = "environment hostile, drill " + first.run.id() + " of platform-oncall on "
                + HostNames.ofThisMachine() + " runs in it since " + first.run.startedAt() + ", expected none";
        assertThat(alone.why()).startsWith(others).contains("HINT: wait until it has ended; it last spoke ");
        assertThat(second.environment.alertChannel().why()).contains("not sent, since this drill may not run here");
        assertThatThrownBy(second::change).hasMessageStartingWith(others);
        assertThat(changed).isEmpty();
        DrillRecord record = second.ended();
        assertThat(record.verdict().label()).isEqualTo("fail");
        assertThat(record.preconditions())
                .filteredOn(one -> one.name().equals("one-drill"))
                .singleElement()
                .satisfies(one -> assertThat(one.toString()).contains(others));
        assertThat(record.scenarios().get(0).verdict()).isEqualTo(ScenarioVerdict.PARTIAL);
        assertThat(record.scenarios().get(0).why()).isEqualTo("precondition one-drill does not hold");
        assertThat(touched).as("the first drill may still need what it wrote").doesNotExist();
        first.change();
        assertThat(changed).containsExactly("changed");
    }

    @Test
    void when_the_first_drill_has_ended_the_next_one_gets_in() throws IOException {
        new Reached(DrillMode.DRILL, Map.of()).ended();

        assertThat(new Reached(DrillMode.DRILL, Map.of()).environment.oneDrill().status())
                .isEqualTo(CriterionStatus.MET);
    }

    @Test
    void a_preflight_looks_and_keeps_nobody_out() throws IOException {
        var preflight = new Reached(DrillMode.PREFLIGHT, Map.of());
        assertThat(preflight.environment.oneDrill().status()).isEqualTo(CriterionStatus.MET);

        var drill = new Reached(DrillMode.DRILL, Map.of());
        assertThat(drill.environment.oneDrill().status()).isEqualTo(CriterionStatus.MET);
        assertThat(new Reached(DrillMode.PREFLIGHT, Map.of())
                        .environment
                        .oneDrill()
                        .why())
                .contains(drill.run.id().value());
        assertThatThrownBy(preflight::change).hasMessageContaining("not held by this drill, expected it held");
        assertThat(changed).isEmpty();
    }

    @Test
    void a_drill_that_lost_its_place_to_another_changes_nothing_more_and_ends() throws Exception {
        var drill = new Reached(DrillMode.DRILL, Map.of());
        drill.change();
        try (Connection owner = Superuser.connect(place.server())) {
            // as a failover does to all sessions; the next drill is quicker than the heartbeat
            owner.createStatement()
                    .execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                            + " where application_name like 'ha-drill ha_drill_%'");
        }
        var quicker = new Reached(DrillMode.DRILL, Map.of());

        assertThatThrownBy(drill::change).hasMessageContaining(quicker.run.id().value());
        assertThat(changed).containsExactly("changed");
        Wait.upTo(Duration.ofSeconds(20))
                .forThe("the drill to end")
                .until(() -> drill.run.aborted().isPresent());
        assertThat(drill.ended().why()).contains("aborted because environment hostile, drill " + quicker.run.id());
        quicker.change();
    }

    @Test
    void a_name_that_is_moved_to_another_database_is_noticed_before_the_next_change() throws Exception {
        PostgresServer other = opened(PostgresServer.init(
                PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                base.resolve("other/data"),
                base.resolve("other/archive"),
                base.resolve("other/postgres.log"),
                new PostgresSettings(Duration.ofMinutes(5), 20)));
        try (Connection owner = Superuser.connect(other)) {
            new ContractSchema(owner).create();
        }
        TcpRelay name = opened(TcpRelay.to(place.server().port()));
        String url = place.server().jdbcUrl().replace(":" + place.server().port(), ":" + name.port());
        var drill = new Reached(DrillMode.DRILL, Map.of("deployment.external.database.url", url));
        drill.change();

        name.leadTo(other.port());

        assertThatThrownBy(drill::change)
                .hasMessageMatching("(?s)environment hostile, database \\d+ answers, \\d+ did when the drill began,"
                        + " expected the same\nHINT: a name or an address was moved during the drill.*");
        assertThat(changed).containsExactly("changed");
    }

    @Test
    void an_api_that_turns_to_another_database_is_noticed_before_the_next_change() throws IOException {
        var drill = new Reached(DrillMode.DRILL, Map.of());
        drill.change();

        conduct = reporting(ELSEWHERE);

        assertThatThrownBy(drill::change)
                .hasMessageContaining("an API uses database_target_hash " + ELSEWHERE + ", when the drill began ");
        assertThat(changed).containsExactly("changed");
    }

    @Test
    void another_database_than_the_pinned_one_is_refused() throws IOException {
        var drill = new Reached(DrillMode.DRILL, Map.of("safety.system-identifier", "123"));

        assertThat(drill.environment.pinnedIdentity()).singleElement().satisfies(pinned -> {
            assertThat(pinned.status()).isEqualTo(CriterionStatus.MISSED);
            assertThat(pinned.why()).containsPattern("not passed: system identifier \\(\\d{15,20}, pinned 123\\)");
        });
        assertThat(drill.ended().scenarios().get(0).why()).isEqualTo("precondition pinned-identity does not hold");
    }

    @Test
    void one_api_on_another_database_than_the_pinned_one_is_refused_and_named() throws IOException {
        conduct = reporting(ELSEWHERE);
        var drill = new Reached(DrillMode.DRILL, Map.of("safety.database-target-hash", right()));

        assertThat(drill.environment.pinnedIdentity()).singleElement().satisfies(pinned -> {
            assertThat(pinned.status()).isEqualTo(CriterionStatus.MISSED);
            assertThat(pinned.why())
                    .startsWith("not passed: database_target_hash of balancer (" + ELSEWHERE + ", pinned " + right()
                            + "), objective");
        });
    }

    @Test
    void pins_that_hold_are_met_and_what_is_not_pinned_is_said() throws Exception {
        var unpinned = new Reached(DrillMode.PREFLIGHT, Map.of());
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        ((Logger) LoggerFactory.getLogger("drill")).addAppender(said);
        assertThat(unpinned.environment.pinnedIdentity()).isEmpty();
        ((Logger) LoggerFactory.getLogger("drill")).detachAppender(said);
        assertThat(said.list.stream().map(ILoggingEvent::getFormattedMessage).collect(joining("\n")))
                .containsPattern("note: safety.system-identifier is not set, .* this one's is \\d{15,20}")
                .contains("note: safety.database-target-hash is not set, so an API on any database is drilled;"
                        + " reported was " + right());
        String system;
        try (Connection owner = Superuser.connect(place.server());
                var row = owner.createStatement().executeQuery("select system_identifier from pg_control_system()")) {
            row.next();
            system = row.getString(1);
        }
        var pins = Map.of("safety.system-identifier", system, "safety.database-target-hash", right());
        assertThat(new Reached(DrillMode.PREFLIGHT, pins).environment.pinnedIdentity())
                .singleElement()
                .satisfies(
                        pinned -> assertThat(pinned.status()).as(pinned.why()).isEqualTo(CriterionStatus.MET));
    }

    @Test
    void a_pin_that_this_role_may_not_hold_against_anything_proves_nothing() throws Exception {
        try (Connection owner = Superuser.connect(place.server())) {
            owner.createStatement().execute("revoke execute on function pg_control_system() from public");
            try {
                var drill = new Reached(DrillMode.PREFLIGHT, Map.of("safety.system-identifier", "123"));

                assertThat(drill.environment.pinnedIdentity()).singleElement().satisfies(pinned -> {
                    assertThat(pinned.status()).isEqualTo(CriterionStatus.UNPROVEN);
                    assertThat(pinned.why()).contains("this role may not run pg_control_system()");
                });
            } finally {
                owner.createStatement().execute("grant execute on function pg_control_system() to public");
            }
        }
    }

    /** A drill that has reached the deployment. */
    private final class Reached {

        final DrillRun run;
        final Environment environment;
        private final ScenarioLog preconditions;

        Reached(DrillMode mode, Map<String, String> changes) throws IOException {
            var all = new HashMap<>(CHANGEABLE);
            all.putAll(changes);
            run = opened(new DrillRun(place.settings(balancer.url(), mode, all), new KeptAttachments()));
            preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
            environment = opened(run.kit(Environment.class, preconditions));
            preconditions.begin();
            preconditions.stepStarted(1, "Reached");
            environment.readConfiguration();
            environment.reachDeployment();
        }

        /** Makes a change that nothing but the interlock keeps from being made. */
        void change() {
            run.journal()
                    .make(
                            "A",
                            new Change<>(
                                    "a change",
                                    new Undo("worker", "start", Map.of("mode", "kill")),
                                    () -> changed.add("changed")));
        }

        DrillRecord ended() {
            ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
            preconditions.stepDone();
            run.obstacle(restore).ifPresent(restore::skipped);
            run.close();
            return run.record().orElseThrow();
        }
    }

    private RawServer.Conduct reporting(String hash) {
        return (request, client) -> {
            if (request.line().startsWith("GET /health ")) {
                RawServer.send(
                        client,
                        200,
                        "content-type: application/json\r\n",
                        "{\"ok\":true,\"database_target_hash\":\"" + hash + "\"}");
                return true;
            }
            return place.sound().answer(request, client);
        };
    }

    private static String right() {
        return DatabaseTargetHash.of(place.server().jdbcUrl()).orElseThrow();
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }
}
