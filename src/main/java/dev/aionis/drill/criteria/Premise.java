package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a criterion rests on: the load that ran, the clock that timed it, the steady state it is held against. A broken
 * premise takes a criterion's proof away.
 *
 * @param broken what is wrong with it; empty where it holds
 * @param voidsMisses whether a miss is not to be believed either, as when the clock jumped
 */
public record Premise(Optional<String> broken, boolean voidsMisses) {

    public static Premise holds() {
        return new Premise(Optional.empty(), false);
    }

    public static Premise broken(String why) {
        return new Premise(Optional.of(why), false);
    }

    /** So wrong that a miss is not to be believed either. */
    public static Premise doubted(String why) {
        return new Premise(Optional.of(why), true);
    }

    /** The load ran as planned. @param violations guards that were violated, as sentences */
    public static Premise load(List<String> violations) {
        return violations.isEmpty() ? holds() : broken(Figures.some(violations));
    }

    /**
     * The clocks kept their offset while it was measured.
     *
     * @param jump by how much the offset changed between two measurements
     * @param limit the change that drift and the measurements' own uncertainty explain
     */
    public static Premise clock(Duration jump, Duration limit) {
        return jump.abs().compareTo(limit) <= 0
                ? holds()
                : new Premise(
                        Optional.of("clock jumped by " + Figures.millis(jump) + " during the drill, at most "
                                + Figures.millis(limit) + " expected"),
                        true);
    }

    /** The same criterion, as far as it stands without this premise. */
    public Criterion under(Criterion criterion) {
        if (broken.isEmpty()) {
            return criterion;
        }
        if (voidsMisses && criterion.status() == CriterionStatus.MISSED) {
            return new Criterion(
                    criterion.id(),
                    criterion.title(),
                    CriterionStatus.UNPROVEN,
                    criterion.measured(),
                    criterion.objective(),
                    criterion.why() + "; unproven: " + broken.get());
        }
        return criterion.unprovenBecause(broken.get());
    }

    /** {@code criterion} under all of {@code premises}. */
    public static Criterion restOn(Criterion criterion, Premise... premises) {
        Criterion judged = criterion;
        for (Premise premise : premises) {
            judged = premise.under(judged);
        }
        return judged;
    }
}
