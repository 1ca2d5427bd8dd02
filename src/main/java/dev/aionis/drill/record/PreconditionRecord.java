package dev.aionis.drill.record;

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
}
