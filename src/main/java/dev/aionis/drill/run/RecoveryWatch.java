package dev.aionis.drill.run;

import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ProbeReturns;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks whether callers are back in their envelope, while load and probes go on.
 *
 * @param callers their requests so far
 * @param probes what those through the balancer saw so far
 * @param told whether there were enough requests to judge by
 * @param steadyUntil when the last request of the steady state was due
 * @param from when to begin looking
 * @param sustained how long the envelope must hold
 * @param watchOn how much longer it is looked at, for a relapse
 */
record RecoveryWatch(
        Supplier<List<RequestSample>> callers,
        Supplier<Map<String, List<ProbeSample>>> probes,
        BooleanSupplier told,
        Envelope envelope,
        Instant steadyUntil,
        EnvelopeTolerance tolerance,
        Instant from,
        Duration sustained,
        Duration watchOn) {

    /**
     * Whether callers are back, were watched on for a relapse, and sent enough requests to say so.
     *
     * @param whole when all replicas were there; what was well before that is no recovery yet
     */
    boolean over(Instant whole, Instant now) {
        ReturnToEnvelope found = ReturnToEnvelope.find(callers.get(), envelope, tolerance, from, sustained)
                .alsoFor(ProbeReturns.find(probes.get(), steadyUntil, tolerance, from, sustained));
        Instant back = Stream.of(found.errorRate(), found.latency())
                .flatMap(one -> one.at().stream())
                .map(BoundedInstant::latest)
                .reduce(whole, (one, other) -> one.isAfter(other) ? one : other);
        return found.errorRate().at().isPresent()
                && found.latency().at().isPresent()
                && now.isAfter(back.plus(sustained).plus(watchOn))
                && told.getAsBoolean();
    }
}
