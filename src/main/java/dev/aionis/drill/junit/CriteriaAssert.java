package dev.aionis.drill.junit;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Status;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Asserts pass criteria: all of a step are judged and shown before the first that was not met fails the step. */
public final class CriteriaAssert extends AbstractAssert<CriteriaAssert, List<Criterion>> {

    private CriteriaAssert(List<Criterion> actual) {
        super(actual, CriteriaAssert.class);
    }

    /** Asserts that every criterion is MET; MISSED and UNPROVEN fail alike. */
    public static void assertMet(Criterion... criteria) {
        new CriteriaAssert(List.of(criteria)).areMet();
    }

    /** See {@link #assertMet}. */
    public CriteriaAssert areMet() {
        isNotEmpty();
        actual.forEach(CriteriaAssert::show);
        List<Criterion> notMet = actual.stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .toList();
        if (!notMet.isEmpty()) {
            throw new CriteriaNotMet(notMet);
        }
        return this;
    }

    private void isNotEmpty() {
        if (actual.isEmpty()) {
            throw new IllegalArgumentException("no criterion to assert: a step that asserts nothing can't fail");
        }
    }

    private static void show(Criterion criterion) {
        Allure.step(criterion.headline(), step -> {
            step.parameter("measured", String.valueOf(criterion.measured()));
            step.parameter("objective", criterion.objective().toString());
            step.parameter("why", criterion.why());
        });
        if (criterion.status() != CriterionStatus.MET) {
            Allure.getLifecycle().updateTestCase(result -> {
                var steps = result.getSteps();
                if (!steps.isEmpty()) {
                    steps.get(steps.size() - 1).setStatus(Status.FAILED);
                }
            });
        }
    }
}
