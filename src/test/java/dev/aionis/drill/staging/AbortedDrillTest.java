package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole drills of the embedded deployment in which callers suffer more than they may. */
@Tag("long")
class AbortedDrillTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path base;

    @Test
    void a_candidate_that_fails_too_much_is_taken_back_and_no_scenario_follows() throws IOException {
        try (var drill = DrillProcess.start(
                base,
                configured(Map.of(
                        "deployment.sandbox.regression-error-rate", "1",
                        "rollback.canary-weight", "0.8",
                        "rollback.observe-canary", "1m",
                        "abort.error-rate", "0.3")),
                "rollback",
                "worker")) {

            assertThat(drill.awaitExit()).as(drill.console()).isEqualTo(1);

            DrillRecord record = drill.record();
            ScenarioRecord rollback = scenario(record, "B");
            assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(record.signOff().result()).isEqualTo(Verdict.FAIL);
            assertThat(record.why())
                    .containsPattern("^aborted because error rate [\\d.]+ % over 3 s \\(\\d+ of \\d+ requests\\),"
                            + " limit 30 %; B: step \\d '");
            assertThat(drill.console()).contains("taking back 1 disruption").contains("all is taken back");
            brokenByTheReason(rollback, "aborted because error rate");
            undoneAtOnce(drill, rollback, "B");

            ScenarioRecord worker = scenario(record, "C");
            assertThat(worker.disruptions()).isEmpty();
            assertThat(worker.steps())
                    .isNotEmpty()
                    .allMatch(step -> step.outcome() == StepOutcome.SKIPPED)
                    .allMatch(step -> step.note().startsWith("the drill was ended: error rate"));
        }
    }

    @Test
    void a_backlog_that_grows_too_far_brings_the_worker_back() throws IOException {
        try (var drill =
                DrillProcess.start(base, configured(Map.of("worker.pause", "1m", "abort.backlog", "80")), "worker")) {

            assertThat(drill.awaitExit()).as(drill.console()).isEqualTo(1);

            DrillRecord record = drill.record();
            ScenarioRecord worker = scenario(record, "C");
            assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(record.why())
                    .containsPattern("^aborted because backlog \\d+ rows pending, .*, limit 80 rows; C: ");
            assertThat(drill.console())
                    .contains("abort.backlog, seen 80 rows, expected more than 1200")
                    .contains("limit 80 rows");
            brokenByTheReason(worker, "aborted because backlog");
            undoneAtOnce(drill, worker, "C");
            heardAtOnce(drill, worker);
            assertThat(worker.disruptions().get(0).undoneAt())
                    .as("a worker starts in a moment")
                    .isBefore(seenAt(drill).plusSeconds(5));
        }
    }

    private static void brokenByTheReason(ScenarioRecord scenario, String reason) {
        assertThat(scenario.verdict()).isEqualTo(ScenarioVerdict.FAIL);
        List<StepRecord> broken = scenario.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.BROKEN)
                .toList();
        assertThat(broken).singleElement().satisfies(step -> {
            assertThat(step.note()).startsWith(reason);
            assertThat(step.evidence()).contains("abort/figures.txt");
        });
        assertThat(scenario.steps()
                        .subList(broken.get(0).order(), scenario.steps().size()))
                .allMatch(step -> step.outcome() == StepOutcome.SKIPPED);
        assertThat(scenario.measurements()).containsKey("abort.conditions");
    }

    private static void undoneAtOnce(DrillProcess drill, ScenarioRecord scenario, String id) throws IOException {
        assertThat(scenario.disruptions())
                .as(id)
                .singleElement()
                .matches(disruption -> disruption.undo() == DisruptionRecord.Undo.DONE);
        assertThat(Duration.between(seenAt(drill), moment(drill, "undo began at (\\S+)")))
                .isBetween(Duration.ZERO, A_SECOND);
    }

    /** Not so where a change is being made: its step then waits for the undo, to undo once more. */
    private static void heardAtOnce(DrillProcess drill, ScenarioRecord scenario) throws IOException {
        StepRecord broken = scenario.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.BROKEN)
                .findFirst()
                .orElseThrow();
        assertThat(broken.finishedAt())
                .as("the step heard the interrupt")
                .isBefore(seenAt(drill).plusSeconds(2));
    }

    private static Instant seenAt(DrillProcess drill) throws IOException {
        return moment(drill, "seen at (\\S+) in scenario");
    }

    private static Instant moment(DrillProcess drill, String pattern) throws IOException {
        Matcher figures =
                Pattern.compile(pattern).matcher(Files.readString(drill.folder().resolve("abort/figures.txt")));
        assertThat(figures.find()).as(pattern).isTrue();
        return Instant.parse(figures.group(1));
    }

    private static ScenarioRecord scenario(DrillRecord record, String id) {
        return record.scenarios().stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> configured(Map<String, String> overrides) {
        var properties = new HashMap<>(Map.of(
                "drill.config",
                        Path.of("drill-config", "local.yaml").toAbsolutePath().toString(),
                "drill.set.environment", "abort-test",
                "drill.set.observe.steady-state", "3s",
                // a busy machine is no reason here
                "drill.set.load.timeout", "30s",
                "drill.set.abort.latency", "1m",
                "drill.set.abort.window", "3s",
                "drill.set.abort.interval", "200ms"));
        overrides.forEach((key, value) -> properties.put("drill.set." + key, value));
        return properties;
    }
}
