package dev.aionis.drill.load;

import java.time.Duration;

/**
 * A part of a load during which its rates are multiplied.
 *
 * @param length how long it lasts; the last step of a plan goes on until the load is stopped
 * @param factor of the plan's rates, at least 0
 */
public record RateStep(Duration length, double factor) {

    public RateStep {
        if (length.isNegative() || length.isZero() || !(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "rate step, " + length + " at factor " + factor + ", expected above 0 and a factor of at least 0");
        }
    }
}
