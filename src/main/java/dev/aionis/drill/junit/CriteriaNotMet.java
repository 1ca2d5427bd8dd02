package dev.aionis.drill.junit;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some criteria of a step were not met.
 */
final class CriteriaNotMet extends NotMet {

    private static final long serialVersionUID = 1L;

    private final boolean missed;

    CriteriaNotMet(List<Criterion> notMet) {
        super(notMet.stream()
                .map(criterion -> heading(criterion.status()) + " " + criterion.headline() + "\n  " + criterion.why())
                .collect(Collectors.joining("\n")));
        missed = notMet.stream().anyMatch(criterion -> criterion.status() == CriterionStatus.MISSED);
    }

    /** Whether one of them was missed, not only unproven. */
    boolean missed() {
        return missed;
    }

    private static String heading(CriterionStatus status) {
        return status == CriterionStatus.MISSED ? "objective missed:" : "criterion unproven:";
    }
}
