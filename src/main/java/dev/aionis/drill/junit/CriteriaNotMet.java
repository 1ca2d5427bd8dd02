package dev.aionis.drill.junit;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some criteria of a step were not met. An assertion error, so that a missed objective shows as failed and never as
 * broken; without a stack trace, since where it was asserted says nothing.
 */
final class CriteriaNotMet extends AssertionError {

    private static final long serialVersionUID = 1L;

    CriteriaNotMet(List<Criterion> notMet) {
        super(notMet.stream()
                .map(criterion -> heading(criterion.status()) + " " + criterion.headline() + "\n  " + criterion.why())
                .collect(Collectors.joining("\n")));
        setStackTrace(new StackTraceElement[0]);
    }

    private static String heading(CriterionStatus status) {
        return status == CriterionStatus.MISSED ? "objective missed:" : "criterion unproven:";
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
