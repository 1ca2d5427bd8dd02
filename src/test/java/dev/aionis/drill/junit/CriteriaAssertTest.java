package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Verdict;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CriteriaAssertTest {

    private static final Criterion MET = Criterion.judge(
            "isolation", "copy stands apart", Measure.count(0, "faults"), Objective.atMost(0, "faults"), "apart");
    private static final Criterion MISSED = Criterion.judge(
            "rto",
            "restored within RTO",
            new Measure(41.2, "s", 0),
            Objective.atMost(30, "s"),
            "restored after 41.2 s");
    private static final Criterion UNPROVEN =
            Criterion.unproven("rpo", "no write lost", Objective.atMost(0, "rows"), "no write was acknowledged");

    @Test
    void criteria_that_are_met_pass() {
        assertThatCode(() -> CriteriaAssert.assertMet(MET, MET)).doesNotThrowAnyException();
    }

    @Test
    void missed_and_unproven_criteria_fail_alike_and_each_says_what_it_is() {
        assertThatThrownBy(() -> CriteriaAssert.assertMet(MISSED, MET, UNPROVEN))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        objective missed: rto: 41.2 s, objective ≤ 30 s: MISSED
                          restored after 41.2 s
                        criterion unproven: rpo: not measured, objective ≤ 0 rows: UNPROVEN
                          no write was acknowledged""");
    }

    @Test
    void a_criterion_that_only_the_configuration_asks_for_counts_where_it_is_there() {
        assertThatCode(() -> CriteriaAssert.assertMet(MET, Optional.empty())).doesNotThrowAnyException();
        assertThatThrownBy(() -> CriteriaAssert.assertMet(MET, Optional.of(MISSED)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rto: 41.2 s");
    }

    @Test
    void where_it_was_asserted_says_nothing_so_there_is_no_stack_trace() {
        assertThat(catchThrowable(() -> CriteriaAssert.assertMet(MISSED)).getStackTrace())
                .isEmpty();
    }

    @Test
    void a_step_that_asserts_nothing_is_broken_and_not_merely_failed() {
        assertThatThrownBy(CriteriaAssert::assertMet)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no criterion to assert: a step that asserts nothing can't fail");
    }

    @Test
    void only_a_pass_is_a_pass() {
        assertThatCode(() -> CriteriaAssert.assertPass(Verdict.PASS, "every criterion met"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> CriteriaAssert.assertPass(Verdict.PARTIAL, "no scenario was selected"))
                .isInstanceOf(NotMet.class)
                .hasMessage("verdict partial: no scenario was selected");
    }

    @Test
    void every_criterion_of_the_step_is_shown_also_those_after_the_first_that_was_not_met() {
        AllureLifecycle lifecycle = Allure.getLifecycle();
        String outer = lifecycle.getCurrentTestCase().orElse(null);
        String uuid = UUID.randomUUID().toString();
        var shown = new TestResult().setUuid(uuid).setName("a step of a scenario");
        lifecycle.scheduleTestCase(shown);
        lifecycle.startTestCase(uuid);
        try {
            catchThrowable(() -> CriteriaAssert.assertMet(MISSED, MET));
        } finally {
            lifecycle.stopTestCase(uuid);
            lifecycle.setCurrentTestCase(outer);
        }

        List<StepResult> steps = shown.getSteps();
        assertThat(steps).extracting(StepResult::getName).containsExactly(MISSED.headline(), MET.headline());
        assertThat(steps).extracting(StepResult::getStatus).containsExactly(Status.FAILED, Status.PASSED);
        assertThat(steps.get(0).getParameters())
                .anySatisfy(parameter -> assertThat(parameter.getValue()).isEqualTo("restored after 41.2 s"));
    }
}
