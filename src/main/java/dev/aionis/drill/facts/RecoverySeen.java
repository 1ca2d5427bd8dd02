package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether callers came back to what they were used to.
 *
 * @param steady the callers' requests of the steady state
 * @param callers all of their requests
 * @param from when to begin looking
 * @param sustained how long it must hold
 */
public record RecoverySeen(
        RequestsSeen steady, RequestsSeen callers, EnvelopeTolerance tolerance, Instant from, Duration sustained) {

    public ReturnToEnvelope found(Evidence evidence) {
        var envelope = Envelope.from(steady.samples(evidence));
        return ReturnToEnvelope.find(callers.samples(evidence), envelope, tolerance, from, sustained);
    }
}
