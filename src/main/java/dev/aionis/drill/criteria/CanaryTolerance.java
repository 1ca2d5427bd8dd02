package dev.aionis.drill.criteria;

import java.time.Duration;

/**
 * What a canary comparison is held to.
 *
 * @param alpha probability, over all its tests together, of calling a canary regressed that is not; e.g. 0.01
 * @param minimumSamples decided requests that each side must have; with fewer there is no verdict
 * @param latencyShift a canary slower by no more than this is not regressed, however surely it is slower
 * @param errorRateToDetect a canary is called healthy only if this sample would have shown an error rate higher by
 *     this much, from 0 to 1; 1 asks for nothing beyond {@code minimumSamples}
 */
public record CanaryTolerance(double alpha, int minimumSamples, Duration latencyShift, double errorRateToDetect) {

    public CanaryTolerance {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("canary tolerance, alpha " + alpha + ", expected above 0 and below 0.5");
        }
        if (minimumSamples < 2 || latencyShift.isNegative()) {
            throw new IllegalArgumentException("canary tolerance, minimum of " + minimumSamples
                    + " samples, latency shift " + latencyShift + ", expected at least 2 and not negative");
        }
        if (!(errorRateToDetect > 0 && errorRateToDetect <= 1)) {
            throw new IllegalArgumentException(
                    "canary tolerance, error rate to detect " + errorRateToDetect + ", expected above 0, at most 1");
        }
    }
}
