package dev.aionis.drill.criteria;

import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When callers count as back in their envelope: by their requests, and by what probes ask as callers do.
 *
 * @param steadyUntil what probes saw until then is what is normal
 * @param from when to begin looking, usually the start of the rollback
 * @param sustained how long it must hold
 */
public record ReturnRule(
        Envelope envelope, Instant steadyUntil, EnvelopeTolerance tolerance, Instant from, Duration sustained) {

    /** @param steady the callers' requests of the steady state, in the order in which they were due */
    public static ReturnRule after(
            List<RequestSample> steady, EnvelopeTolerance tolerance, Instant from, Duration sustained) {
        Instant last =
                steady.isEmpty() ? Instant.MIN : steady.get(steady.size() - 1).scheduledAt();
        return new ReturnRule(Envelope.from(steady), last, tolerance, from, sustained);
    }

    /**
     * Looks at what was due, or sent, no later than {@code until}. All of that must have been answered: requests that
     * take long are missing among those that have ended.
     *
     * @param probes by name, in the order in which they were sent
     */
    public ReturnToEnvelope find(List<RequestSample> callers, Map<String, List<ProbeSample>> probes, Instant until) {
        List<RequestSample> due = callers.stream()
                .filter(request -> !request.scheduledAt().isAfter(until))
                .toList();
        var sent = new TreeMap<String, List<ProbeSample>>();
        probes.forEach((probe, samples) -> sent.put(
                probe,
                samples.stream()
                        .filter(sample -> !sample.sentAt().isAfter(until))
                        .toList()));
        return ReturnToEnvelope.find(due, envelope, tolerance, from, sustained)
                .alsoFor(ProbeReturns.find(sent, steadyUntil, tolerance, from, sustained));
    }
}
