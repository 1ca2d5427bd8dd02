package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.config.ConfigurationRefused;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.StepRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a drill, its record is written; where there is no drill, nothing is. */
class DrillRunTest {

    @TempDir
    Path base;

    private final KeptAttachments report = new KeptAttachments();

    @Test
    void a_deployment_that_can_not_start_fails_the_drill_and_leaves_nothing_but_the_record() throws IOException {
        Path empty = Files.createDirectory(base.resolve("no-postgres"));
        DrillRun run = run(Map.of("deployment.sandbox.postgres-home", empty.toString()));
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured", "The deployment answers"));
        ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("The steady state is observed"));
        configure(run, preconditions);

        preconditions.stepStarted(2, "The deployment answers");
        var broken = catchThrowableOfType(DrillException.class, () -> run.connect(preconditions));
        preconditions.stepBroken(broken);
        restore.skipped(run.obstacle(restore).orElseThrow());
        run.close();

        assertThat(broken).hasMessageContaining("no program bin/initdb");
        DrillRecord record = RecordFiles.read(folder(run));
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.why())
                .startsWith("preconditions: step 2 'The deployment answers' broke: PostgreSQL installation " + empty);
        assertThat(record.scenarios())
                .extracting(ScenarioRecord::id, ScenarioRecord::verdict, ScenarioRecord::why)
                .containsExactly(
                        tuple("A", ScenarioVerdict.PARTIAL, "the preconditions could not be checked"),
                        tuple("B", ScenarioVerdict.NOT_SELECTED, "not selected for this run"),
                        tuple("C", ScenarioVerdict.NOT_SELECTED, "not selected for this run"),
                        tuple("D", ScenarioVerdict.NOT_SELECTED, "not selected for this run"));
        assertThat(record.incidentNotes().whatFailed())
                .contains("A did not run: the preconditions could not be checked");
        assertThat(folder(run).resolve(RecordFiles.MARKDOWN)).content().contains("The scenario did not run");
        assertThat(filesBelow("work/sandbox")).as("left behind by the sandbox").isEmpty();
    }

    @Test
    void a_refused_configuration_names_every_problem_and_begins_no_record() throws IOException {
        DrillRun run = run(Map.of("objectives.restore.rto", "soon", "load.writes-per-second", "0"));
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured"));

        var refused = catchThrowableOfType(ConfigurationRefused.class, () -> run.configure(preconditions));
        run.close();

        assertThat(refused.problems()).hasSize(2);
        assertThat(refused)
                .hasMessageContaining("objectives.restore.rto, seen \"soon\"")
                .hasMessageContaining("load.writes-per-second, seen \"0\"");
        assertThat(run.record()).isEmpty();
        assertThat(filesBelow("drill-records")).isEmpty();
    }

    @Test
    void a_drill_that_is_ended_from_outside_says_so_and_what_it_was_doing() {
        DrillRun run = run(Map.of());
        configure(run, run.select(Scenario.PRECONDITIONS, List.of("Configured")));
        ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed", "Restored", "Audited"));
        restore.begin();
        restore.stepStarted(1, "Observed");
        restore.judged(Judged.MET);
        restore.stepDone();
        restore.stepStarted(2, "Restored");

        run.abort("interrupted from outside");

        DrillRecord record = RecordFiles.read(folder(run));
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.why()).startsWith("aborted because interrupted from outside");
        ScenarioRecord scenario = record.scenarios().get(0);
        assertThat(scenario.verdict()).isEqualTo(ScenarioVerdict.FAIL);
        assertThat(scenario.why()).isEqualTo("step 2 'Restored': the drill was ended while it ran");
        assertThat(scenario.steps())
                .extracting(StepRecord::outcome)
                .containsExactly(StepOutcome.DONE, StepOutcome.BROKEN, StepOutcome.SKIPPED);
        assertThat(scenario.criteria()).as("what was measured stays measured").containsExactly(Judged.MET);
        assertThat(run.obstacle(restore)).contains("the drill was ended: interrupted from outside");
    }

    @Test
    void a_scenario_that_was_run_alone_says_so_and_ends_without_another_failure() {
        DrillRun run = run(Map.of());
        ScenarioLog scenario = run.select(Scenario.WORKER_RECOVERY, List.of("Measured"));

        assertThatThrownBy(() -> run.kit(WorkerRecovery.class, scenario))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(
                        "Scenario C: Worker Recovery + Replay Drill, the preconditions did not run before it");
        assertThatCode(() -> run.kit(Closing.class, scenario).close()).doesNotThrowAnyException();
        run.close();
    }

    @Test
    void the_record_is_written_once_and_closing_again_does_not_touch_it() throws IOException {
        DrillRun run = run(Map.of());
        configure(run, run.select(Scenario.PRECONDITIONS, List.of("Configured")));
        run.close();
        Path json = folder(run).resolve(RecordFiles.JSON);
        Files.delete(json);

        run.abort("too late");

        assertThat(json).doesNotExist();
        assertThat(run.record().orElseThrow().verdict()).isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void the_record_says_where_the_time_of_the_drill_went() {
        DrillRun run = run(Map.of());
        configure(run, run.select(Scenario.PRECONDITIONS, List.of("Configured")));
        run.time().system(() -> run.clock().instant());
        run.close();

        assertThat(run.record().orElseThrow().host().get("time"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("took", "observationWindows", "systemAtWork", "drillItself");
    }

    @Test
    void a_missed_precondition_stands_in_the_way_of_every_scenario() {
        DrillRun run = run(Map.of());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured"));
        ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
        preconditions.judged(Judged.UNPROVEN);
        assertThat(run.obstacle(restore)).as("unproven").isEmpty();

        preconditions.judged(Judged.MISSED);

        assertThat(run.obstacle(preconditions)).isEmpty();
        assertThat(run.obstacle(restore)).contains("precondition drain-time does not hold");
    }

    @Test
    void evidence_is_kept_shown_and_belongs_to_the_running_step() throws IOException {
        DrillRun run = run(Map.of());
        ScenarioLog log = run.select(Scenario.PRECONDITIONS, List.of("Configured", "Looked"));
        configure(run, log);
        log.stepStarted(2, "Looked");

        run.desk().attach(log, "What was seen", "preconditions/seen.txt", "all is well\n");
        log.stepDone();
        run.close();

        assertThat(folder(run).resolve("preconditions/seen.txt")).hasContent("all is well\n");
        assertThat(log.steps().get(1).evidence()).containsExactly("preconditions/seen.txt");
        assertThat(report.attachments)
                .extracting(
                        Attachment::title,
                        Attachment::mediaType,
                        kept -> new String(kept.content(), StandardCharsets.UTF_8))
                .containsExactly(tuple("What was seen", "text/plain", "all is well\n"));
        assertThat(run.record().orElseThrow().evidence()).extracting("path").contains("preconditions/seen.txt");
    }

    @Test
    void who_signs_is_in_the_record_with_the_verdict_that_is_signed() {
        DrillRun run = new DrillRun(settings(Map.of(), Optional.of("jo")), report);
        configure(run, run.select(Scenario.PRECONDITIONS, List.of("Configured")));
        run.close();

        assertThat(run.record().orElseThrow().signOff().signedBy()).containsExactly("jo");
        assertThat(run.record().orElseThrow().signOff().result()).isEqualTo(Verdict.PARTIAL);
    }

    private DrillRun run(Map<String, String> overrides) {
        return new DrillRun(settings(overrides, Optional.empty()), report);
    }

    private DrillSettings settings(Map<String, String> overrides, Optional<String> signedBy) {
        return new DrillSettings(
                base, base.resolve("work"), Path.of("drill-config", "local.yaml"), overrides, Map.of(), signedBy);
    }

    private static void configure(DrillRun run, ScenarioLog preconditions) {
        preconditions.stepStarted(1, "Configured");
        run.configure(preconditions);
        preconditions.stepDone();
    }

    private static Path folder(DrillRun run) {
        return run.settings().records().resolve(run.id().value());
    }

    private List<Path> filesBelow(String folder) throws IOException {
        Path root = base.resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
