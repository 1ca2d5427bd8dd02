package dev.aionis.drill.criteria;

import dev.aionis.drill.model.CriterionStatus;

/**
 * One yes-or-no question that was asked of the system.
 *
 * @param name what was asked, e.g. {@code /health} or {@code npm run -s preflight:prod}
 * @param status MET for yes, MISSED for no, UNPROVEN if there was no telling
 * @param detail what was seen
 */
public record Check(String name, CriterionStatus status, String detail) {

    public Check {
        if (name.isBlank()) {
            throw new IllegalArgumentException("check, name is blank, expected what was asked");
        }
    }

    public static Check of(String name, boolean passed, String detail) {
        return new Check(name, passed ? CriterionStatus.MET : CriterionStatus.MISSED, detail);
    }

    /** The question could not be put, or its answer not be read. */
    public static Check unknown(String name, String why) {
        return new Check(name, CriterionStatus.UNPROVEN, why);
    }

    @Override
    public String toString() {
        return detail.isBlank() ? name : name + " (" + detail + ")";
    }
}
