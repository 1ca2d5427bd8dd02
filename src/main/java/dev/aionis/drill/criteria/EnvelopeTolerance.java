package dev.aionis.drill.criteria;

import java.time.Duration;

/**
 * How far from the envelope still counts as back in it.
 *
 * @param errorRate added to the envelope's error rate, absolute: 0.02 allows two percentage points more
 * @param latencyFactor the envelope's p95 times this is the limit of p95, at least 1
 * @param latencyFloor a p95 up to this is within the envelope whatever the factor says: on a fast system a factor
 *     of two is noise
 * @param minimumSamples requests that a window must hold to be judged at all
 * @param longestGap a window in which nothing was sent for longer than this is not judged
 */
public record EnvelopeTolerance(
        double errorRate, double latencyFactor, Duration latencyFloor, int minimumSamples, Duration longestGap) {

    public EnvelopeTolerance {
        if (!(errorRate >= 0 && errorRate < 1) || !(latencyFactor >= 1) || latencyFloor.isNegative()) {
            throw new IllegalArgumentException(
                    "tolerance, error rate " + errorRate + ", latency factor " + latencyFactor + ", latency floor "
                            + latencyFloor + ", expected 0 ≤ rate < 1, factor ≥ 1, floor ≥ 0");
        }
        if (minimumSamples < 1 || longestGap.isNegative() || longestGap.isZero()) {
            throw new IllegalArgumentException("tolerance, minimum of " + minimumSamples + " samples, longest gap "
                    + longestGap + ", expected at least 1 and more than zero");
        }
    }

    /** The p95 up to which an operation with this envelope is within it. */
    Duration latencyLimit(Duration p95) {
        Duration scaled = Duration.ofNanos(Math.round(p95.toNanos() * latencyFactor));
        return scaled.compareTo(latencyFloor) > 0 ? scaled : latencyFloor;
    }
}
