package dev.aionis.drill.run;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was seen of the replicas when the wait for a rollback ended.
 *
 * @param replicas one check for each
 * @param rolledBack whether the lever did it
 */
record Readiness(List<Check> replicas, boolean rolledBack) {

    Readiness {
        replicas = List.copyOf(replicas);
    }

    /** Every replica is ready on its release. */
    boolean seen() {
        return replicas.stream().allMatch(check -> check.status() == CriterionStatus.MET);
    }

    /** Nothing speaks against it, and of no replica can anybody tell: to wait for longer shows no more. */
    boolean unseen() {
        return rolledBack
                && !replicas.isEmpty()
                && replicas.stream().allMatch(check -> check.status() == CriterionStatus.UNPROVEN);
    }

    String describe() {
        return replicas.stream().map(Check::toString).collect(Collectors.joining("; "));
    }
}
