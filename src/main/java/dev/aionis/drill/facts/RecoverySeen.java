package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ReturnRule;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether callers came back to what they were used to.
 *
 * @param steady the callers' requests of the steady state
 * @param callers all of their requests
 * @param probes what was asked through the balancer besides, for every tenant
 * @param from when to begin looking
 * @param sustained how long it must hold
 * @param until when looking ended: all that was due by then had been answered, and nothing due later is judged
 */
public record RecoverySeen(
        RequestsSeen steady,
        RequestsSeen callers,
        ProbesSeen probes,
        EnvelopeTolerance tolerance,
        Instant from,
        Duration sustained,
        Instant until) {

    public ReturnToEnvelope found(Evidence evidence) {
        return ReturnRule.after(steady.samples(evidence), tolerance, from, sustained)
                .find(callers.samples(evidence), probes.ofCallers(evidence), until);
    }
}
