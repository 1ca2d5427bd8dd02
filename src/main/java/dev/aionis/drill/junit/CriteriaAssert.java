package dev.aionis.drill.junit;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** As above, where a criterion is judged only if the configuration asks for it. */
    public static void assertMet(Criterion criterion, Optional<Criterion> ifExpected) {
        new CriteriaAssert(
                        Stream.concat(Stream.of(criterion), ifExpected.stream()).toList())
                .areMet();
    }

    /** Asserts that the drill passed; {@code why} says what decided. */
    public static void assertPass(Verdict verdict, String why) {
        if (verdict != Verdict.PASS) {
            throw new NotMet("verdict " + verdict.label() + ": " + why);
        }
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
        String uuid = UUID.randomUUID().toString();
        Status status = criterion.status() == CriterionStatus.MET ? Status.PASSED : Status.FAILED;
        Allure.getLifecycle()
                .startStep(
                        uuid,
                        new StepResult()
                                .setName(criterion.headline())
                                .setStatus(status)
                                .setParameters(List.of(
                                        parameter(ReportedStep.CRITERION, criterion.title()),
                                        parameter("measured", String.valueOf(criterion.measured())),
                                        parameter(
                                                "objective",
                                                criterion.objective().toString()),
                                        parameter("seen", criterion.why()))));
        Allure.getLifecycle().stopStep(uuid);
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(value);
    }
}
