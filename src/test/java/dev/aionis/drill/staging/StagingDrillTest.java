package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.sandbox.Regression;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SandboxSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment that the suite did not start, drilled by hooks alone: the sandbox stands in for it, this JVM keeps it,
 * and the drill runs in another, which knows nothing but a configuration, its environment and a script.
 */
class StagingDrillTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    static Path base;

    private static Sandbox sandbox;
    private static Operator operator;
    private static CommandResult drill;
    private static DrillRecord record;
    private static Path folder;

    @BeforeAll
    static void drill_the_deployment() throws IOException {
        Path mail = Files.createDirectory(base.resolve("mail"));
        Path hooks = Files.createDirectory(base.resolve("hooks"));
        copy("ask", hooks);
        Files.setPosixFilePermissions(hooks.resolve("ask"), PosixFilePermissions.fromString("rwx------"));
        copy("staging.yaml", base);
        sandbox = Sandbox.start(spec(), System.out::println);
        operator = new Operator(sandbox);
        try (var mailbox = new Mailbox(mail, operator)) {
            mailbox.open();
            drill = Command.of(program())
                    .in(base)
                    .with(environment(hooks, mail))
                    .timeout(LIMIT)
                    .run();
        }
        Files.writeString(Path.of("target", "staging-drill.log"), drill.stdout() + drill.stderr());
        try (Stream<Path> records = Files.list(base.resolve("drill-records"))) {
            folder = records.findFirst().orElseThrow();
        }
        record = RecordFiles.read(folder);
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void every_scenario_passes() {
        assertThat(drill.exitCode()).as("see target/staging-drill.log").isZero();
        assertThat(drill.stdout()).contains("pass, every criterion met");
        assertThat(record.verdict()).isEqualTo(Verdict.PASS);
        assertThat(record.scenarios()).extracting(ScenarioRecord::verdict).containsOnly(ScenarioVerdict.PASS);
    }

    @Test
    void it_is_held_against_the_criteria_of_the_local_drill() {
        assertThat(ids("A"))
                .containsExactlyInAnyOrder(
                        "rto",
                        "rpo",
                        "rpo-window",
                        "restore-target-reached",
                        "restored-schema",
                        "restored-pages",
                        "archive-continuity",
                        "api-smoke",
                        "critical-records",
                        "isolation");
        assertThat(ids("B"))
                .containsExactlyInAnyOrder(
                        "canary-decided",
                        "rollback-slo",
                        "readiness",
                        "error-rate-recovery",
                        "latency-recovery",
                        "schema-compatibility",
                        "no-lost-writes");
        assertThat(ids("C"))
                .containsExactlyInAnyOrder(
                        "backlog-grew",
                        "backlog-drained",
                        "drain-time",
                        "no-dead-letters",
                        "derived-state",
                        "effects-once",
                        "no-lost-writes",
                        "gates");
    }

    @Test
    void hooks_are_told_what_they_need_and_a_copy_has_one_name() throws SQLException {
        Map<String, String> restore = asked("restore.restore").get(0);

        assertThat(restore)
                .containsEntry("DRILL_ID", record.drillId().value())
                .containsEntry("DRILL_ENVIRONMENT", "hook-test")
                .containsEntry("DRILL_SCENARIO", "A")
                .containsEntry("DRILL_RESTORE_TARGET", "timestamp")
                .containsEntry("DRILL_RESTORE_JOB", "");
        Stream.of("restore.status", "restore.start-api", "restore.destroy")
                .map(verb -> asked(verb).get(0))
                .forEach(told -> assertThat(told)
                        .containsEntry("DRILL_RESTORE_NAME", restore.get("DRILL_RESTORE_NAME"))
                        .containsEntry("DRILL_RESTORE_JOB", "job-of-" + restore.get("DRILL_RESTORE_NAME")));
        assertThat(read(restore.get("DRILL_RESTORE_TARGET_TIME_PG")))
                .as("as PostgreSQL reads it")
                .isEqualTo(Instant.parse(restore.get("DRILL_RESTORE_TARGET_TIME")));
        assertThat(asked("worker.stop").get(0))
                .containsEntry("DRILL_STOP_MODE", "stop")
                .containsEntry("DRILL_SCENARIO", "C");
        assertThat(asked("release.deploy-canary").get(0))
                .containsEntry("DRILL_RELEASE", "v0.2.2")
                .containsEntry("DRILL_RELEASE_ROLLBACK", "v0.1.8")
                .containsEntry("DRILL_CANARY_WEIGHT", "0.5");
        assertThat(asked("release.rollback").get(0)).containsEntry("DRILL_RELEASE", "v0.1.8");
    }

    @Test
    void what_hooks_printed_is_evidence_of_the_step_and_shows_no_secret() throws IOException {
        assertThat(record.scenarios().get(0).steps().get(3).evidence())
                .anyMatch(path -> path.matches("hooks/\\d{3}-restore\\.status\\.txt"));
        String password = sandbox.readOnlyLogin().password();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .anyMatch(file -> file.toString().contains("restore.status"))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(password, sandbox.apiKey()));
        }
        assertThat(drill.stdout()).doesNotContain(password, sandbox.apiKey());
    }

    private static List<String> ids(String scenario) {
        return record.scenarios().stream()
                .filter(one -> one.id().equals(scenario))
                .flatMap(one -> one.criteria().stream())
                .peek(criterion ->
                        assertThat(criterion.status()).as(criterion.headline()).isEqualTo(CriterionStatus.MET))
                .map(Criterion::id)
                .toList();
    }

    private static List<Map<String, String>> asked(String verb) {
        return operator.asked().stream()
                .filter(told -> told.get("DRILL_VERB").equals(verb))
                .toList();
    }

    private static Instant read(String moment) throws SQLException {
        var login = sandbox.readOnlyLogin();
        try (var connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                var statement = connection.prepareStatement("select ?::text::timestamptz")) {
            statement.setString(1, moment);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Ddrill.basedir=" + base,
                "-Ddrill.config=staging.yaml",
                "-Dallure.results.directory=" + base.resolve("allure-results"),
                "dev.aionis.drill.staging.DrillProgram");
    }

    private static Map<String, String> environment(Path hooks, Path mail) {
        var login = sandbox.readOnlyLogin();
        var environment = new HashMap<>(sandbox.gateEnvironment());
        environment.putAll(Map.of(
                "CLASSPATH", classPath(),
                "AIONIS_API", sandbox.balancer().toString(),
                "AIONIS_REPLICA_1", url(0).toString(),
                "AIONIS_REPLICA_2", url(1).toString(),
                "AIONIS_DB_URL", login.jdbcUrl(),
                "AIONIS_DB_USER", login.user(),
                "AIONIS_DB_PASSWORD", login.password(),
                "AIONIS_CHECKOUT", sandbox.checkout().toString(),
                "MONITOR", sandbox.monitor().toString(),
                "HOOKS", hooks.toString()));
        environment.put("MAILBOX", mail.toString());
        return environment;
    }

    /** Absolute, because the drill runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static URI url(int replica) {
        return sandbox.replicas().get(replica).url();
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                Path.of("target", "staging-sandbox-" + ProcessHandle.current().pid()),
                Path.of("target", "postgres-binaries"),
                Optional.empty(),
                "v0.1.8",
                "v0.2.2",
                new Regression(0.25, Duration.ofMillis(120)),
                false,
                Duration.ofMillis(200),
                20,
                Duration.ofSeconds(8),
                25,
                Duration.ofMillis(4),
                Duration.ofSeconds(2),
                new TenantScope("default", "default"),
                24);
    }

    private static void copy(String name, Path into) throws IOException {
        try (InputStream in = StagingDrillTest.class.getResourceAsStream("/staging/" + name)) {
            Files.copy(in, into.resolve(name));
        }
    }
}
