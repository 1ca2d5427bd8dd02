package dev.aionis.drill.trust;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;

/**
 * A figure of a drill beside the truth.
 *
 * @param figure what the drill said, named as in the record
 * @param truth where the truth was taken from
 * @param bound the error that the record owns up to: ± so many seconds, or rows
 * @param error how far the truth is from the middle of what the record says
 * @param unit of both
 */
record Comparison(String figure, String truth, double bound, double error, String unit) {

    /** What is computed from cut-off stamps in binary fractions may be off by so much. */
    private static final double ROUNDING = 1e-9;

    /**
     * Of a moment, each side as surely as it is known: the error is the distance of the stated middle from the nearest
     * moment that the truth may be.
     */
    static Comparison of(String figure, BoundedInstant stated, String source, BoundedInstant truth) {
        Instant middle = stated.middle();
        Duration error = Duration.ZERO;
        if (middle.isBefore(truth.earliest())) {
            error = Duration.between(middle, truth.earliest());
        } else if (middle.isAfter(truth.latest())) {
            error = Duration.between(truth.latest(), middle);
        }
        Duration bound = Duration.between(stated.earliest(), stated.latest()).dividedBy(2);
        return new Comparison(figure, source, bound.toNanos() / 1e9, error.toNanos() / 1e9, "s");
    }

    boolean inside() {
        return error <= bound + ROUNDING;
    }
}
