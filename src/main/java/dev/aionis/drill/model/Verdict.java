package dev.aionis.drill.model;

import java.util.Locale;

/** The result of a scenario or of a whole drill. Only {@link #PASS} lets the build pass. */
public enum Verdict {
    /** Every criterion was {@link CriterionStatus#MET}. */
    PASS,
    /** None was missed, but some criterion is unproven, or a selected scenario did not run. */
    PARTIAL,
    /** Some criterion was missed, or a step broke. */
    FAIL;

    /** The word the drill record uses: {@code pass}, {@code partial} or {@code fail}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
