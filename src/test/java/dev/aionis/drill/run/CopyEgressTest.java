package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.MemoryWrite;
import dev.aionis.drill.await.Pause;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.EgressCheck;
import dev.aionis.drill.criteria.RestoreCriteria;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.sandbox.worker.WorkerMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restored copies of the embedded deployment, on which something works that should not. */
@Tag("long")
class CopyEgressTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path base;

    private static DrillRun run;
    private static Stage stage;
    private static RestoreLever lever;

    private Disruption<RestoredCopy> restore;
    private AionisDatabase copy;
    private CopyEgress egress;
    private AionisApi api;

    @BeforeAll
    static void reach_the_deployment() {
        run = new DrillRun(
                new DrillSettings(
                        base,
                        Path.of("target"),
                        Path.of("drill-config", "local.yaml"),
                        Map.of("environment", "egress-test"),
                        Map.of(),
                        Optional.empty()),
                new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of());
        stage = new Stage(run, run.select(Scenario.DATABASE_RESTORE, List.of()));
        preconditions.stepStarted(1, "Reached");
        try (Environment environment = run.kit(Environment.class, preconditions)) {
            environment.readConfiguration();
            environment.reachDeployment();
        }
        preconditions.stepDone();
        lever = stage.deployment().restore();
    }

    @AfterAll
    static void close() {
        run.close();
    }

    @BeforeEach
    void restore() {
        restore = stage.make(lever.restore(Optional.empty()));
        copy = stage.open(access());
        egress = new CopyEgress(copy);
        api = new AionisApi(
                stage.deployment()
                        .at(
                                "restored-api",
                                lever.startApi(restore.result(), "v0.1.8").orElseThrow()),
                stage.clock());
        egress.apiStarted();
    }

    @AfterEach
    void remove() {
        api.close();
        copy.close();
        stage.undo(restore);
    }

    @Test
    void nobody_but_the_drill_and_its_api_which_may_write() {
        write();

        Criterion judged = judged();

        assertThat(judged.status()).as(judged.why()).isEqualTo(CriterionStatus.MET);
        assertThat(egress.describe(egress.check(), lever.startsOnCopy()))
                .startsWith("the lever starts a server and an API on the copy, and no worker\noutbox when restored: ")
                .contains("sessions of workers           none\n", "sessions of the API           'aionis-api' of role ")
                .contains("sessions of nobody known here none\n");
    }

    @Test
    void a_worker_that_works_is_a_miss() throws IOException {
        write();
        var before = copy.outboxWork();
        try (Daemon worker = worker()) {
            Wait.upTo(LIMIT)
                    .forThe("the worker to claim")
                    .until(() -> worker.alive() && copy.outboxWork().published() > before.published());
        }

        Criterion judged = judged();

        assertThat(judged.status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(judged.why())
                .as("it is gone, and what it did is not")
                .contains(
                        "the copy's outbox was worked on, outbox when restored: " + before + "; before the removal: ");
    }

    @Test
    void a_worker_that_has_found_nothing_yet_is_a_miss() throws IOException {
        try (Daemon worker = worker()) {
            Wait.upTo(LIMIT)
                    .forThe("the worker to log in")
                    .until(() -> worker.alive()
                            && copy.sessions().stream()
                                    .anyMatch(one -> one.application().equals("aionis-worker")));

            Criterion judged = judged();

            assertThat(judged.status()).isEqualTo(CriterionStatus.MISSED);
            assertThat(judged.why()).contains("connected to the copy: 'aionis-worker' of role ");
        }
    }

    @Test
    void an_api_that_logs_in_with_its_first_request_is_known_and_who_comes_after_it_is_not() throws Exception {
        write();
        var later = new CopyEgress(copy);
        later.apiStarted();
        assertThat(later.describe(later.check(), "")).contains("sessions of the API           none\n");
        try (Connection lazy = connected("late-api")) {
            later.apiAnswered();
            try (Connection stranger = connected("cron-job")) {
                assertThat(Stream.of(lazy, stranger)).allMatch(CopyEgressTest::answers);
                later.apiAnswered();

                assertThat(later.describe(later.check(), ""))
                        .contains("sessions of the API           'late-api' of role ")
                        .containsPattern("sessions of nobody known here .*'cron-job' of role ");
            }
        }
    }

    @Test
    void somebody_whom_nobody_knows_leaves_it_open() throws Exception {
        write();
        try (Connection stranger = connected("cron-job")) {
            assertThat(answers(stranger)).isTrue();

            Criterion judged = judged();

            assertThat(judged.status()).isEqualTo(CriterionStatus.UNPROVEN);
            assertThat(judged.why())
                    .contains("connected to the copy, and nobody here knows what for: 'cron-job' of role ");
        }
    }

    @Test
    void whoever_says_a_name_a_moment_after_the_login_is_known_by_it() throws Exception {
        write();
        try (Connection another = connected("aionis-api")) {
            named(another, "");
            var naming = new FutureTask<>(() -> {
                Pause.of(Duration.ofMillis(300));
                return named(another, "aionis-api");
            });
            new Thread(naming).start();

            Criterion judged = judged();

            naming.get();
            assertThat(judged.status()).as(judged.why()).isEqualTo(CriterionStatus.MET);
        }
    }

    @Test
    void whoever_never_says_a_name_leaves_it_open() throws Exception {
        write();
        try (Connection stranger = connected("aionis-api")) {
            named(stranger, "");

            Criterion judged = judged();

            assertThat(judged.status()).isEqualTo(CriterionStatus.UNPROVEN);
            assertThat(judged.why()).contains("connected to the copy, and nobody here knows what for: '' of role ");
        }
    }

    @Test
    void who_is_hidden_leaves_it_open() {
        var nobodySeen = new EgressCheck(false, "", List.of(), List.of(), true);

        assertThat(RestoreCriteria.noEgress(nobodySeen).status()).isEqualTo(CriterionStatus.UNPROVEN);
    }

    private Connection connected(String application) throws SQLException {
        Map<String, String> login = stage.deployment().gateEnvironment();
        return DriverManager.getConnection(
                restore.result().jdbcUrl() + "?ApplicationName=" + application,
                login.get("DATABASE_USER"),
                login.get("DATABASE_PASSWORD"));
    }

    private static boolean named(Connection connection, String application) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute("set application_name = '" + application + "'");
        }
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(5);
        } catch (SQLException failed) {
            return false;
        }
    }

    private Criterion judged() {
        return RestoreCriteria.noEgress(egress.check());
    }

    private void write() {
        assertThat(api.write(new MemoryWrite(stage.scope(), "drill", "egress-" + System.nanoTime(), "on the copy"))
                        .ok())
                .isTrue();
        egress.apiAnswered();
    }

    private Daemon worker() throws IOException {
        var environment = new HashMap<>(stage.deployment().gateEnvironment());
        environment.put("DATABASE_URL", restore.result().jdbcUrl());
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("METRICS_PORT", Integer.toString(free.getLocalPort()));
        }
        return Daemon.start(JavaProgram.daemon(
                "worker-on-copy", WorkerMain.class, List.of(), base, environment, base.resolve("worker-on-copy.log")));
    }

    private DatabaseAccess access() {
        RestoredCopy restored = restore.result();
        return new DatabaseAccess(restored.jdbcUrl(), restored.user(), restored.password());
    }
}
