package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.StepRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioLogTest {

    private static final List<String> PLANNED = List.of("The first step", "The second step", "The third step");

    private final ScenarioLog log =
            new ScenarioLog(Scenario.DATABASE_RESTORE, PLANNED, new SteppingClock(), text -> text);

    @Test
    void a_criterion_that_was_expected_for_this_run_and_never_judged_is_unproven() {
        log.expect(PassCriterion.ALERT_DETECTED);
        PLANNED.forEach(step -> {
            log.stepStarted(PLANNED.indexOf(step) + 1, step);
            log.stepDone();
        });

        assertThat(log.criteria())
                .filteredOn(criterion -> criterion.id().equals("alert-detected"))
                .extracting(Criterion::status)
                .containsExactly(CriterionStatus.UNPROVEN);
    }

    @Test
    void a_step_that_is_done_has_its_times_and_the_evidence_it_left() {
        log.stepStarted(1, "The first step");
        log.evidence("samples/a-requests.csv");
        log.stepDone();
        log.stepStarted(2, "The second step");
        log.stepDone();

        assertThat(log.steps())
                .extracting(StepRecord::outcome, step -> step.took().orElseThrow(), StepRecord::evidence)
                .containsExactly(
                        tuple(StepOutcome.DONE, Duration.ofSeconds(1), List.of("samples/a-requests.csv")),
                        tuple(StepOutcome.DONE, Duration.ofSeconds(1), List.of()));
    }

    @Test
    void a_broken_step_keeps_the_whole_message_and_the_scenario_its_first_line() {
        log.stepStarted(1, "The first step");
        log.stepBroken(new DrillException("copy, not reached after 5 s", "see restore.log"));

        assertThat(log.broken()).contains("step 1 'The first step' broke: copy, not reached after 5 s");
        assertThat(log.steps()).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(StepOutcome.BROKEN);
            assertThat(step.note()).isEqualTo("copy, not reached after 5 s\nHINT: see restore.log");
        });
    }

    @Test
    void a_throwable_without_a_message_is_named_by_its_type() {
        log.stepStarted(1, "The first step");
        log.stepBroken(new NullPointerException());

        assertThat(log.broken()).contains("step 1 'The first step' broke: NullPointerException");
    }

    @Test
    void a_scenario_that_could_not_run_has_every_planned_step_as_skipped_with_the_reason() {
        log.skipped("precondition api-replicas does not hold");

        assertThat(log.broken()).contains("precondition api-replicas does not hold");
        assertThat(log.steps())
                .extracting(StepRecord::order, StepRecord::name, StepRecord::outcome, StepRecord::note)
                .containsExactly(
                        tuple(1, "The first step", StepOutcome.SKIPPED, "precondition api-replicas does not hold"),
                        tuple(2, "The second step", StepOutcome.SKIPPED, "precondition api-replicas does not hold"),
                        tuple(3, "The third step", StepOutcome.SKIPPED, "precondition api-replicas does not hold"));
    }

    @Test
    void a_running_step_counts_as_broken_when_the_drill_ends_and_not_before() {
        log.stepStarted(1, "The first step");
        log.judged(Judged.MET);
        log.stepDone();
        log.stepStarted(2, "The second step");
        log.evidence("logs/a-restore.log");

        assertThat(log.steps()).extracting(StepRecord::outcome).containsExactly(StepOutcome.DONE);
        assertThat(log.verdict()).as("looked at while the step runs").isEqualTo(Verdict.PASS);
        assertThat(log.stepsAtEnd().get(1)).satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(StepOutcome.BROKEN);
            assertThat(step.note()).isEqualTo("the drill was ended while it ran");
            assertThat(step.evidence()).containsExactly("logs/a-restore.log");
        });
    }

    @Test
    void steps_that_were_never_begun_are_skipped_when_the_drill_ends() {
        log.stepStarted(1, "The first step");
        log.stepDone();

        assertThat(log.stepsAtEnd())
                .extracting(StepRecord::order, StepRecord::name, StepRecord::outcome)
                .containsExactly(
                        tuple(1, "The first step", StepOutcome.DONE),
                        tuple(2, "The second step", StepOutcome.SKIPPED),
                        tuple(3, "The third step", StepOutcome.SKIPPED));
    }

    @Test
    void an_undo_that_failed_fails_the_scenario_and_keeps_what_was_measured() {
        log.stepStarted(1, "The first step");
        log.judged(Judged.MET);
        log.measured("rpo.lostWrites", 0);
        log.stepDone();

        log.undoFailed("worker, still stopped\nHINT: start it by hand");

        assertThat(log.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(log.broken()).contains("undo failed: worker, still stopped");
        assertThat(log.criteria()).containsExactly(Judged.MET);
        assertThat(log.measurements()).containsEntry("rpo.lostWrites", 0);
        assertThat(log.steps()).extracting(StepRecord::outcome).containsExactly(StepOutcome.DONE);
    }

    @Test
    void an_undo_that_failed_after_a_broken_step_hides_neither() {
        log.stepStarted(1, "The first step");
        log.stepBroken(new IllegalStateException("no route"));
        log.undoFailed("worker, still stopped");

        assertThat(log.broken())
                .contains("step 1 'The first step' broke: no route; undo failed: worker, still stopped");
    }

    @Test
    void a_criterion_judged_again_replaces_the_former_judgement() {
        log.judged(Judged.MET);
        log.judged(Judged.MET.unprovenBecause("the load stalled"));

        assertThat(log.criteria()).containsExactly(Judged.MET.unprovenBecause("the load stalled"));
    }
}
