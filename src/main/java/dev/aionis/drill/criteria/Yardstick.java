package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.time.Duration;

/**
 * A pass criterion with its objective, ready to be held against what was measured.
 *
 * @param hint what to do about a miss
 */
record Yardstick(PassCriterion criterion, Objective objective, String hint) {

    /** {@code saw} says what was seen; objective and hint are added to it. */
    Criterion judge(Measure measured, String saw) {
        Criterion judged = Criterion.judge(
                criterion.id(), criterion.title(), measured, objective, saw + ", objective " + objective);
        return judged.status() == CriterionStatus.MISSED
                ? new Criterion(
                        judged.id(),
                        judged.title(),
                        judged.status(),
                        measured,
                        objective,
                        judged.why() + "; HINT: " + hint)
                : judged;
    }

    Criterion judge(long count, String saw) {
        return judge(Measure.count(count, objective.unit()), saw);
    }

    /**
     * Holds how long something took against a time limit.
     *
     * @param what was to happen, as in {@code restore completed}
     * @param detail more on it, or empty
     */
    Criterion judge(Elapsed elapsed, String what, String detail) {
        String more = detail.isEmpty() ? "" : " (" + detail + ")";
        if (elapsed.took().isPresent()) {
            Duration middle = elapsed.took().get().middle();
            return judge(Measure.seconds(elapsed.took().get()), what + " after " + Figures.seconds(middle) + more);
        }
        Duration watched = elapsed.watched();
        String saw = what + ": not seen in " + Figures.seconds(watched) + more;
        Criterion atLeast = judge(new Measure(watched.toNanos() / 1e9, "s", 0), saw);
        return atLeast.status() == CriterionStatus.MISSED
                ? atLeast
                : unproven(saw + ", too short a watch for objective " + objective);
    }

    Criterion unproven(String why) {
        return criterion.unproven(objective, why);
    }

    /** Unproven for a reason that the hint helps against. */
    Criterion unprovenSo(String why) {
        return unproven(why + "; HINT: " + hint);
    }

    /** Missed for a reason that the measured figure does not show. */
    Criterion missed(Measure measured, String saw) {
        return new Criterion(
                criterion.id(),
                criterion.title(),
                CriterionStatus.MISSED,
                measured,
                objective,
                saw + "; HINT: " + hint);
    }
}
