package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.CanaryComparison;
import dev.aionis.drill.criteria.CanaryTolerance;
import dev.aionis.drill.criteria.CanaryVerdict;

/** The requests to canary and baseline at the look that decided. */
public record CanarySeen(RequestsSeen baseline, RequestsSeen canary, CanaryTolerance tolerance) {

    public CanaryVerdict verdict(Evidence evidence) {
        return CanaryComparison.compare(baseline.samples(evidence), canary.samples(evidence), tolerance);
    }
}
