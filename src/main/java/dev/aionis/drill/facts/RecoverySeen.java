package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ProbeReturns;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether callers came back to what they were used to.
 *
 * @param steady the callers' requests of the steady state
 * @param callers all of their requests
 * @param probes what was asked through the balancer besides, for every tenant
 * @param from when to begin looking
 * @param sustained how long it must hold
 */
public record RecoverySeen(
        RequestsSeen steady,
        RequestsSeen callers,
        ProbesSeen probes,
        EnvelopeTolerance tolerance,
        Instant from,
        Duration sustained) {

    public ReturnToEnvelope found(Evidence evidence) {
        List<RequestSample> before = steady.samples(evidence);
        var requests =
                ReturnToEnvelope.find(callers.samples(evidence), Envelope.from(before), tolerance, from, sustained);
        return requests.alsoFor(
                ProbeReturns.find(probes.ofCallers(evidence), lastOf(before), tolerance, from, sustained));
    }

    /** When the last of the steady state's requests was due, which are in the order in which they were. */
    public static Instant lastOf(List<RequestSample> before) {
        return before.isEmpty() ? Instant.MIN : before.get(before.size() - 1).scheduledAt();
    }
}
