package dev.aionis.drill.record;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;

/**
 * One thing that must hold before a drill begins.
 *
 * @param name stable name, e.g. {@code api-replicas}; {@link PreconditionSentence} says which sentence it proves
 * @param status what was found
 * @param measured what was seen, in words or figures
 * @param objective what was expected
 * @param evidence paths of files that show it
 */
public record PreconditionRecord(
        String name, CriterionStatus status, String measured, String objective, List<String> evidence) {

    public PreconditionRecord {
        Filled.text("name", name);
        Filled.text("measured", measured);
        Filled.text("objective", objective);
        evidence = List.copyOf(evidence);
    }

    /** The precondition that {@code criterion} is. */
    public static PreconditionRecord of(Criterion criterion) {
        String objective = criterion.objective().toString();
        // the record names the objective beside it
        String seen = criterion.why().replace(", objective " + objective, "");
        return new PreconditionRecord(criterion.id(), criterion.status(), seen, objective, List.of());
    }
}
