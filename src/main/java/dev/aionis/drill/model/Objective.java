package dev.aionis.drill.model;

import java.time.Duration;

/**
 * The configured target of a criterion.
 *
 * @param bound on which side of {@code value} the measurement must lie
 * @param value the limit, in {@code unit}
 * @param unit the unit of the measurement it is held against
 */
public record Objective(Bound bound, double value, String unit) {

    /** The side of the limit on which a measurement must lie. */
    public enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        /** {@code ≤} or {@code ≥}. */
        public String sign() {
            return sign;
        }
    }

    public static Objective atMost(double value, String unit) {
        return new Objective(Bound.AT_MOST, value, unit);
    }

    public static Objective atMost(Duration limit) {
        return atMost(limit.toNanos() / 1e9, "s");
    }

    public static Objective atLeast(double value, String unit) {
        return new Objective(Bound.AT_LEAST, value, unit);
    }

    /** For people: {@code ≤ 30 s}. */
    @Override
    public String toString() {
        return bound.sign() + " " + Measure.figure(value) + " " + Measure.unitFor(value, unit);
    }
}
