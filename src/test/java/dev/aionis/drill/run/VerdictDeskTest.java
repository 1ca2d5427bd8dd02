package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictDeskTest {

    @TempDir
    Path base;

    private DrillRun run;

    @Test
    void a_drill_of_which_every_criterion_is_met_passes() {
        done(Scenario.PRECONDITIONS, Judged.MET);
        done(Scenario.DATABASE_RESTORE, Judged.MET);

        decides(Verdict.PASS, "every criterion met");
    }

    @Test
    void a_missed_criterion_fails_the_drill_whatever_else_is_unproven() {
        done(Scenario.DATABASE_RESTORE, Judged.UNPROVEN);
        done(Scenario.WORKER_RECOVERY, Judged.MISSED);

        decides(
                Verdict.FAIL,
                "A: rpo: not measured, objective ≤ 0 rows: UNPROVEN; "
                        + "C: drain-time: 41 s, objective ≤ 30 s: MISSED");
    }

    @Test
    void an_unproven_criterion_lets_the_drill_pass_in_part_only() {
        done(Scenario.DATABASE_RESTORE, Judged.MET, Judged.UNPROVEN);

        decides(Verdict.PARTIAL, "A: rpo: not measured, objective ≤ 0 rows: UNPROVEN");
    }

    @Test
    void a_broken_step_fails_the_drill_although_every_criterion_is_met() {
        ScenarioLog log = done(Scenario.API_ROLLBACK, Judged.MET);
        log.stepStarted(2, "The rollback is made");
        log.stepBroken(new IllegalStateException("api-2, not ready"));

        decides(Verdict.FAIL, "B: step 2 'The rollback is made' broke: api-2, not ready");
    }

    @Test
    void a_selected_scenario_that_was_skipped_makes_it_partial() {
        done(Scenario.DATABASE_RESTORE, Judged.MET);
        select(Scenario.WORKER_RECOVERY).skipped("precondition worker-apart does not hold");

        decides(Verdict.PARTIAL, "C: precondition worker-apart does not hold");
    }

    @Test
    void a_selected_scenario_that_never_began_is_no_pass_and_is_said() {
        done(Scenario.DATABASE_RESTORE, Judged.MET);
        select(Scenario.WORKER_RECOVERY);

        decides(Verdict.PARTIAL, "C: no step ran");
    }

    @Test
    void a_scenario_that_judged_less_than_it_promises_is_no_pass_and_every_gap_is_said() {
        step(select(Scenario.SIGN_OFF, "One"), 1, "One", Judged.met(PassCriterion.NOTHING_LEFT));
        done(Scenario.DATABASE_RESTORE);

        decides(Verdict.PARTIAL, "sign-off: validation-commands: not measured, objective ≥ 1 judgement: UNPROVEN");
    }

    @Test
    void preconditions_alone_are_no_drill() {
        done(Scenario.PRECONDITIONS, Judged.MET);
        done(Scenario.SIGN_OFF, Judged.MET);

        decides(Verdict.PARTIAL, "no scenario was selected");
    }

    @Test
    void a_missed_precondition_fails_a_drill_without_scenarios() {
        done(Scenario.PRECONDITIONS, Judged.MISSED);

        decides(Verdict.FAIL, "preconditions: drain-time: 41 s, objective ≤ 30 s: MISSED; no scenario was selected");
    }

    @Test
    void an_undo_that_failed_fails_the_drill() {
        done(Scenario.WORKER_RECOVERY, Judged.MET).undoFailed("worker, still stopped");

        decides(Verdict.FAIL, "C: undo failed: worker, still stopped");
    }

    @Test
    void a_drill_that_was_ended_from_outside_fails_although_all_was_met_until_then() {
        done(Scenario.DATABASE_RESTORE, Judged.MET);
        run().abort("interrupted from outside");

        decides(Verdict.FAIL, "aborted because interrupted from outside");
    }

    @Test
    void a_step_that_still_runs_or_never_began_speaks_against_a_pass_only_when_the_drill_has_ended() {
        ScenarioLog running = select(Scenario.DATABASE_RESTORE, "One", "Two");
        step(running, 1, "One", Judged.MET);
        running.stepStarted(2, "Two");
        ScenarioLog leftOff = select(Scenario.API_ROLLBACK, "One", "Two");
        step(leftOff, 1, "One", Judged.MET);

        var soFar = VerdictDesk.soFar(run());
        assertThat(soFar.verdict()).isEqualTo(Verdict.PASS);
        assertThat(soFar.why()).isEqualTo("every criterion met");
        var atEnd = VerdictDesk.atEnd(run());
        assertThat(atEnd.verdict(running)).isEqualTo(Verdict.FAIL);
        assertThat(atEnd.verdict(leftOff)).isEqualTo(Verdict.PARTIAL);
        assertThat(atEnd.why())
                .isEqualTo("A: step 2 'Two': the drill was ended while it ran; "
                        + "B: step 2 'Two': the drill was ended before it");
    }

    private void decides(Verdict verdict, String why) {
        var desk = VerdictDesk.soFar(run());
        assertThat(desk.verdict()).isEqualTo(verdict);
        assertThat(desk.why()).isEqualTo(why);
    }

    /** A scenario of one step that judged these criteria, and met all others that it promises. */
    private ScenarioLog done(Scenario scenario, Criterion... criteria) {
        ScenarioLog log = select(scenario, "The only step");
        Stream<Criterion> others = scenario.expected().stream()
                .filter(expected ->
                        Stream.of(criteria).noneMatch(one -> one.id().equals(expected.id())))
                .map(Judged::met);
        step(log, 1, "The only step", Stream.concat(Stream.of(criteria), others).toArray(Criterion[]::new));
        return log;
    }

    private static void step(ScenarioLog log, int order, String name, Criterion... criteria) {
        log.stepStarted(order, name);
        for (Criterion criterion : criteria) {
            log.judged(criterion);
        }
        log.stepDone();
    }

    private ScenarioLog select(Scenario scenario, String... steps) {
        return run().select(scenario, List.of(steps));
    }

    private DrillRun run() {
        if (run == null) {
            run = new DrillRun(
                    new DrillSettings(base, base, base.resolve("drill.yaml"), Map.of(), Map.of(), Optional.empty()),
                    new KeptAttachments());
        }
        return run;
    }
}
