package dev.aionis.drill.model;

/**
 * A pass criterion after it was judged.
 *
 * @param id stable id, e.g. {@code rto}
 * @param title what must hold, as the drill template words it
 * @param status what the measurement says
 * @param measured the figure, or null where nothing could be measured
 * @param objective the target it is held against
 * @param why one sentence: what was seen; for MISSED and UNPROVEN what is wrong, with a hint
 */
public record Criterion(
        String id, String title, CriterionStatus status, Measure measured, Objective objective, String why) {

    public Criterion {
        if (id.isBlank() || title.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("criterion '" + id + "', id, title and why must not be blank");
        }
        if (measured == null && status != CriterionStatus.UNPROVEN) {
            throw new IllegalArgumentException("criterion " + id + " is " + status + " without a measurement");
        }
    }

    /**
     * Holds a measurement against an objective. A measurement whose error bound reaches over the limit proves
     * neither side and is UNPROVEN.
     *
     * @param saw one sentence on what was seen
     */
    public static Criterion judge(String id, String title, Measure measured, Objective objective, String saw) {
        if (!measured.unit().equals(objective.unit())) {
            throw new IllegalArgumentException(
                    "criterion " + id + ", measured in " + measured.unit() + ", objective in " + objective.unit());
        }
        double lowest = measured.value() - measured.plusMinus();
        double highest = measured.value() + measured.plusMinus();
        boolean atMost = objective.bound() == Objective.Bound.AT_MOST;
        boolean surelyMet = atMost ? highest <= objective.value() : lowest >= objective.value();
        boolean surelyMissed = atMost ? lowest > objective.value() : highest < objective.value();
        if (surelyMet) {
            return new Criterion(id, title, CriterionStatus.MET, measured, objective, saw);
        }
        if (surelyMissed) {
            return new Criterion(id, title, CriterionStatus.MISSED, measured, objective, saw);
        }
        return new Criterion(
                id,
                title,
                CriterionStatus.UNPROVEN,
                measured,
                objective,
                saw + "; the objective lies within the error bound of the measurement");
    }

    /** A criterion that could not be measured. */
    public static Criterion unproven(String id, String title, Objective objective, String why) {
        return new Criterion(id, title, CriterionStatus.UNPROVEN, null, objective, why);
    }

    /** The same criterion, downgraded because what it rests on is not to be trusted; a miss stays a miss. */
    public Criterion unprovenBecause(String reason) {
        if (status == CriterionStatus.MISSED) {
            return this;
        }
        return new Criterion(id, title, CriterionStatus.UNPROVEN, measured, objective, why + "; unproven: " + reason);
    }

    /** For people: {@code rto: 4.2 s ± 0.01, objective ≤ 30 s: MET}. */
    public String headline() {
        String seen = measured == null ? "not measured" : measured.toString();
        return id + ": " + seen + ", objective " + objective + ": " + status;
    }
}
