package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.StepOutcome.BROKEN;
import static dev.aionis.drill.model.StepOutcome.DONE;
import static dev.aionis.drill.model.StepOutcome.SKIPPED;
import static dev.aionis.drill.model.Verdict.FAIL;
import static dev.aionis.drill.model.Verdict.PARTIAL;
import static dev.aionis.drill.model.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static Criterion criterion(CriterionStatus status) {
        return new Criterion(
                "rto", "title", status, Measure.count(1, "rows"), Objective.atMost(1, "rows"), "it was seen");
    }

    private static List<Criterion> criteria(CriterionStatus... statuses) {
        return Stream.of(statuses).map(VerdictsTest::criterion).toList();
    }

    private static ScenarioOutcome scenario(StepOutcome step, CriterionStatus... statuses) {
        return new ScenarioOutcome("A", List.of(DONE, step), criteria(statuses));
    }

    @Test
    void only_criteria_that_are_all_met_pass() {
        assertThat(Verdicts.of(scenario(DONE, CriterionStatus.MET, CriterionStatus.MET)))
                .isEqualTo(PASS);
        assertThat(Verdicts.of(scenario(DONE, CriterionStatus.MET, CriterionStatus.UNPROVEN)))
                .isEqualTo(PARTIAL);
        assertThat(Verdicts.of(scenario(DONE, CriterionStatus.UNPROVEN, CriterionStatus.MISSED)))
                .isEqualTo(FAIL);
    }

    @Test
    void a_broken_step_fails_and_a_skipped_one_does_not_pass() {
        assertThat(Verdicts.of(scenario(BROKEN, CriterionStatus.MET))).isEqualTo(FAIL);
        assertThat(Verdicts.of(scenario(SKIPPED, CriterionStatus.MET))).isEqualTo(PARTIAL);
    }

    @Test
    void nothing_judged_and_nothing_run_never_pass() {
        assertThat(Verdicts.of(scenario(DONE))).isEqualTo(PARTIAL);
        assertThat(Verdicts.of(ScenarioOutcome.notRun("B"))).isEqualTo(PARTIAL);
        assertThat(Verdicts.of(List.of(), criteria(CriterionStatus.MET))).isEqualTo(PARTIAL);
        assertThat(Verdicts.ofDrill(criteria(CriterionStatus.MET), List.of())).isEqualTo(PARTIAL);
    }

    @Test
    void a_drill_is_as_good_as_its_worst_part() {
        ScenarioOutcome sound = scenario(DONE, CriterionStatus.MET);
        assertThat(Verdicts.ofDrill(List.of(), List.of(sound))).isEqualTo(PASS);
        assertThat(Verdicts.ofDrill(List.of(), List.of(sound, ScenarioOutcome.notRun("B"))))
                .isEqualTo(PARTIAL);
        assertThat(Verdicts.ofDrill(criteria(CriterionStatus.UNPROVEN), List.of(sound)))
                .isEqualTo(PARTIAL);
        assertThat(Verdicts.ofDrill(criteria(CriterionStatus.MISSED), List.of(sound)))
                .isEqualTo(FAIL);
        assertThat(Verdicts.ofDrill(
                        List.of(), List.of(ScenarioOutcome.notRun("B"), scenario(DONE, CriterionStatus.MISSED))))
                .isEqualTo(FAIL);
    }

    @Test
    void the_verdict_is_that_of_the_worst_criterion_in_any_order() {
        Random random = new Random(1);
        for (int run = 0; run < 500; run++) {
            List<Criterion> all = new ArrayList<>();
            int missed = random.nextInt(3) / 2;
            int unproven = random.nextInt(3) / 2;
            all.addAll(Collections.nCopies(1 + random.nextInt(4), criterion(CriterionStatus.MET)));
            all.addAll(Collections.nCopies(missed, criterion(CriterionStatus.MISSED)));
            all.addAll(Collections.nCopies(unproven, criterion(CriterionStatus.UNPROVEN)));
            Collections.shuffle(all, random);
            Verdict expected = missed > 0 ? FAIL : unproven > 0 ? PARTIAL : PASS;
            assertThat(Verdicts.of(List.of(DONE), all)).isEqualTo(expected);
        }
    }

    @Test
    void a_criterion_that_nobody_judged_is_unproven() {
        List<Criterion> complete = PassCriterion.complete(
                criteria(CriterionStatus.MET), List.of(PassCriterion.RTO, PassCriterion.API_SMOKE));
        assertThat(complete).extracting(Criterion::id).containsExactly("rto", "api-smoke");
        assertThat(complete.get(1).status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(complete.get(1).why()).isEqualTo("it was never judged");
    }

    @Test
    void the_ids_are_those_of_the_record() {
        assertThat(RestoreCriteria.EXPECTED)
                .extracting(PassCriterion::id)
                .contains(
                        "rto",
                        "rpo",
                        "restore-target-reached",
                        "restored-schema",
                        "restored-pages",
                        "archive-continuity",
                        "api-smoke",
                        "critical-records",
                        "isolation",
                        "no-egress");
        assertThat(RollbackCriteria.EXPECTED)
                .extracting(PassCriterion::id)
                .contains(
                        "rollback-slo",
                        "error-rate-recovery",
                        "latency-recovery",
                        "readiness",
                        "schema-compatibility",
                        "no-lost-writes");
        assertThat(WorkerCriteria.EXPECTED)
                .extracting(PassCriterion::id)
                .contains(
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
    void a_precondition_that_is_missed_fails_also_where_no_scenario_was_selected() {
        assertThat(Verdicts.ofDrill(criteria(CriterionStatus.MISSED), List.of()))
                .isEqualTo(FAIL);
        assertThat(Verdicts.ofDrill(List.of(), List.of())).isEqualTo(PARTIAL);
    }

    @Test
    void a_check_has_a_name_and_tells_what_was_seen_if_anything_was() {
        assertThat(Check.of("/health", true, "200")).hasToString("/health (200)");
        assertThat(Check.of("/health", true, " ")).hasToString("/health");
        assertThatThrownBy(() -> Check.of(" ", true, "200")).hasMessageContaining("name is blank");
    }

    @Test
    void a_broken_premise_takes_the_proof_and_leaves_a_miss() {
        Premise stalled = Premise.load(List.of("load stalled for 4.1 s"));
        Criterion met = Premise.restOn(criterion(CriterionStatus.MET), Premise.holds(), stalled);
        assertThat(met.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(met.why()).isEqualTo("it was seen; unproven: load stalled for 4.1 s");
        assertThat(stalled.under(criterion(CriterionStatus.MISSED)).status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(Premise.load(List.of()).under(criterion(CriterionStatus.MET)).status())
                .isEqualTo(CriterionStatus.MET);
    }

    @Test
    void a_clock_that_jumped_takes_the_proof_of_a_miss_too() {
        Premise jumped = Premise.clock(Duration.ofSeconds(-3), Duration.ofMillis(50));
        Criterion missed = jumped.under(criterion(CriterionStatus.MISSED));
        assertThat(missed.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(missed.why()).contains("clock jumped by -3000.0 ms");
        assertThat(Premise.clock(Duration.ofMillis(50), Duration.ofMillis(50))).isEqualTo(Premise.holds());
    }
}
