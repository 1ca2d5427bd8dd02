package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a canary comparison found, with everything it rests on.
 *
 * @param decision what to do about the canary
 * @param baselineSamples decided requests of the baseline
 * @param canarySamples decided requests of the canary
 * @param counts errors and refusals, all requests together and by operation
 * @param latencies latencies of answers, all requests together and by operation
 * @param smallestDetectableErrorRate how much higher an error rate this sample would have shown with probability
 *     {@value CanaryComparison#POWER}, from 0 to 1; empty if it could not have shown any
 * @param smallestDetectableShift how much slower a canary it would have shown with that probability; empty if none
 * @param why one sentence with the figures that decided
 */
public record CanaryVerdict(
        Decision decision,
        long baselineSamples,
        long canarySamples,
        List<CountComparison> counts,
        List<LatencyComparison> latencies,
        OptionalDouble smallestDetectableErrorRate,
        Optional<Duration> smallestDetectableShift,
        String why) {

    /** What to do about the canary. */
    public enum Decision {
        /** No regression was found, in a sample large enough to show one. */
        HEALTHY,
        /** Worse than the baseline, beyond chance and beyond tolerance. */
        REGRESSED,
        /** The sample is too small to tell. */
        UNDECIDED
    }

    public CanaryVerdict {
        counts = List.copyOf(counts);
        latencies = List.copyOf(latencies);
    }
}
