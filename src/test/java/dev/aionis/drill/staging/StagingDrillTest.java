package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment that the suite did not start, drilled by hooks alone: the sandbox stands in for it, this JVM keeps it,
 * and the drill runs in another, which knows nothing but a configuration, its environment and a script.
 */
@Tag("long")
class StagingDrillTest {

    /** What is promised to whoever kills a drill. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    @TempDir
    static Path base;

    private static final Map<String, List<String>> LEFT_BY_KILLED = new LinkedHashMap<>();

    private static StagingPlace place;
    private static Sandbox sandbox;
    private static Operator operator;
    private static String console;
    private static int exitCode;
    private static DrillRecord record;
    private static Path folder;

    /** One drill is killed in the middle of each scenario, and then one runs to its end. */
    @BeforeAll
    static void drill_the_deployment() throws Exception {
        place = StagingPlace.open(base, "staging");
        sandbox = place.sandbox();
        operator = place.operator();
        kill("restore", "A", 4);
        kill("rollback", "B", 3);
        kill("worker", "C", 3);
        kill("replica", "D", 3);
        operator.forget();
        StagedDrill drill = place.drill(List.of());
        exitCode = drill.exitCode();
        console = drill.console();
        Files.writeString(Path.of("target", "staging-drill.log"), console);
        folder = place.lastFolder();
        record = RecordFiles.read(folder);
    }

    private static void kill(String group, String scenario, int step) throws Exception {
        StagedDrill drill = place.drill(List.of("-Dgroups=" + group, "-Ddrill.set.observe.steady-state=1s"));
        drill.awaitStep(scenario, step);
        Wait.upTo(PROMISED).forThe("a disruption").until(() -> !open().isEmpty());
        drill.kill();
        Wait.upTo(PROMISED)
                .forThe("undo of " + scenario)
                .reached(() -> place.leftByADrill().isEmpty());
        assertThat(place.lastFolder().resolve(".unfinished-reserve"))
                .as("the room that it kept")
                .doesNotExist();
        LEFT_BY_KILLED.put(scenario + "-" + step, place.leftByADrill());
    }

    private static List<Trace> open() throws IOException {
        return JournalContents.read(place.lastFolder().resolve(UndoJournal.FILE))
                .open();
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void ten_seconds_after_kill_9_in_the_middle_of_a_scenario_the_deployment_is_as_it_was() {
        System.out.println("undone after kill: "
                + LEFT_BY_KILLED.values().stream().filter(List::isEmpty).count() + " of " + LEFT_BY_KILLED.size());
        assertThat(LEFT_BY_KILLED).containsOnlyKeys("A-4", "B-3", "C-3", "D-3");
        assertThat(LEFT_BY_KILLED.values()).allSatisfy(left -> assertThat(left).isEmpty());
    }

    @Test
    void a_drill_leaves_no_process_and_no_lock() {
        assertThat(place.leftByADrill()).isEmpty();
    }

    @Test
    void every_scenario_passes() {
        assertThat(exitCode).as("see target/staging-drill.log").isZero();
        assertThat(console).contains("pass, every criterion met");
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
                        "isolation",
                        "no-egress");
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
        assertThat(ids("D"))
                .containsExactlyInAnyOrder(
                        "taken-out",
                        "service-kept",
                        "full-redundancy",
                        "error-budget",
                        "error-rate-recovery",
                        "latency-recovery",
                        "no-lost-writes");
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
        assertThat(asked("replica.kill").get(0)).containsEntry("DRILL_REPLICA", "api-2");
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
        assertThat(console).doesNotContain(password, sandbox.apiKey());
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
}
