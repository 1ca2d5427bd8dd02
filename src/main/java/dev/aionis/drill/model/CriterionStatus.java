package dev.aionis.drill.model;

/** What a measurement says about an objective. */
public enum CriterionStatus {
    /** Measured, and within the objective. */
    MET("✓"),
    /** Measured, and outside the objective. */
    MISSED("✗"),
    /** Too little evidence, or the probe itself failed; never counted as passed. */
    UNPROVEN("?");

    private final String sign;

    CriterionStatus(String sign) {
        this.sign = sign;
    }

    /** One character for a console. */
    public String sign() {
        return sign;
    }
}
