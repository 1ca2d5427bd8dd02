package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.RequestOutcome.OK;
import static dev.aionis.drill.model.RequestOutcome.THROTTLED;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Return to the envelope: the first moment from which error rate, and apart from it the p95 of latency, holds within
 * tolerance for a sustained window and is not lost again while it was watched. A single good second is no return.
 *
 * <p>The moment is one of the schedule: requests that were due from then on fare as in steady state. All kinds of
 * requests are judged together, each against the limit of its own kind, and every kind that fills the windows also by
 * itself, so that a rare one cannot hide behind a frequent one. "p95 within limit" is judged as "at most 5 % of the
 * answers slower than the limit", which is the same.
 */
public record ReturnToEnvelope(EnvelopeReturn errorRate, EnvelopeReturn latency) {

    private static final double SLOWER_THAN_P95 = 0.05;

    /**
     * @param samples requests in any order; those due before {@code from} are ignored
     * @param from when to begin looking, usually the start of the rollback
     * @param sustained how long it must hold
     */
    public static ReturnToEnvelope find(
            List<RequestSample> samples,
            Envelope envelope,
            EnvelopeTolerance tolerance,
            Instant from,
            Duration sustained) {
        List<RequestSample> after = samples.stream()
                .filter(sample -> !sample.scheduledAt().isBefore(from))
                .sorted(Comparator.comparing(RequestSample::scheduledAt))
                .toList();
        var search = new Search(envelope, tolerance, from, sustained);
        return new ReturnToEnvelope(search.ofErrorRate(after), search.ofLatency(after));
    }

    /** The same, where the error rate is back only with what {@code probes} found. */
    public ReturnToEnvelope alsoFor(List<EnvelopeReturn> probes) {
        return new ReturnToEnvelope(probes.stream().reduce(errorRate, EnvelopeReturn::and), latency);
    }

    private record Search(Envelope envelope, EnvelopeTolerance tolerance, Instant from, Duration sustained) {

        EnvelopeReturn ofErrorRate(List<RequestSample> after) {
            List<RequestSample> decided = only(after, sample -> sample.outcome() != THROTTLED);
            Predicate<RequestSample> bad = sample -> sample.outcome().failure();
            EnvelopeReturn found =
                    judge(decided, bad, allowedErrors(envelope.overall()), "error rate", tolerance.longestGap());
            for (Operation operation : frequentIn(decided)) {
                found = found.and(judge(
                        only(decided, sample -> sample.operation() == operation),
                        bad,
                        allowedErrors(normal(operation)),
                        "error rate of " + operation.label(),
                        sustained));
            }
            return found;
        }

        EnvelopeReturn ofLatency(List<RequestSample> after) {
            List<RequestSample> answered = only(after, sample -> sample.outcome() == OK);
            EnvelopeReturn found =
                    judge(answered, this::slow, SLOWER_THAN_P95, "share of slow answers", tolerance.longestGap());
            for (Operation operation : frequentIn(answered)) {
                String what = "share of " + operation.label() + " slower than "
                        + Figures.millis(
                                tolerance.latencyLimit(normal(operation).p95()));
                found = found.and(judge(
                        only(answered, sample -> sample.operation() == operation),
                        this::slow,
                        SLOWER_THAN_P95,
                        what,
                        sustained));
            }
            return found;
        }

        private EnvelopeReturn judge(
                List<RequestSample> requests,
                Predicate<RequestSample> bad,
                double allowed,
                String what,
                Duration longestGap) {
            List<SustainedShare.Mark> marks = requests.stream()
                    .map(sample -> new SustainedShare.Mark(sample.scheduledAt(), bad.test(sample)))
                    .toList();
            var window = new SustainedShare.Window(sustained, tolerance.minimumSamples(), longestGap);
            return new SustainedShare(marks, allowed, window).findFrom(from, what);
        }

        /** Kinds of requests that fill an average window by themselves, in the envelope as well as here. */
        private List<Operation> frequentIn(List<RequestSample> requests) {
            if (requests.isEmpty()) {
                return List.of();
            }
            Duration watched = Duration.between(
                    requests.get(0).scheduledAt(),
                    requests.get(requests.size() - 1).scheduledAt());
            double windows = Math.max(1, (double) watched.toNanos() / sustained.toNanos());
            return envelope.operations().keySet().stream()
                    .sorted()
                    .filter(operation -> normal(operation).samples() >= tolerance.minimumSamples())
                    .filter(operation -> only(requests, sample -> sample.operation() == operation)
                                    .size()
                            >= windows * tolerance.minimumSamples())
                    .toList();
        }

        private boolean slow(RequestSample sample) {
            Duration limit = tolerance.latencyLimit(normal(sample.operation()).p95());
            return sample.latency().compareTo(limit) > 0;
        }

        private double allowedErrors(OperationEnvelope normal) {
            return Math.min(1, normal.errorRate() + tolerance.errorRate());
        }

        private OperationEnvelope normal(Operation operation) {
            return Optional.ofNullable(envelope.operations().get(operation)).orElse(envelope.overall());
        }

        private static List<RequestSample> only(List<RequestSample> samples, Predicate<RequestSample> which) {
            return samples.stream().filter(which).toList();
        }
    }
}
