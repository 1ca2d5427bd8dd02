package dev.aionis.drill.criteria;

import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.List;

/**
 * Error rate and latency of one kind of request over one stretch of time.
 *
 * @param samples requests that the service was given the chance to do: all but the throttled ones
 * @param failures those of them that failed ({@link RequestOutcome#failure()})
 * @param refused those of them that were refused; not failures, but a sound load has none
 * @param throttled requests put off by rate limits, counted apart
 * @param latency quantiles of the requests that were answered {@link RequestOutcome#OK}
 */
public record OperationEnvelope(long samples, long failures, long refused, long throttled, LatencyQuantiles latency) {

    public OperationEnvelope {
        if (failures < 0 || refused < 0 || throttled < 0 || failures + refused > samples) {
            throw new IllegalArgumentException("envelope, " + failures + " failures and " + refused + " refusals of "
                    + samples + " samples, expected at most as many as samples");
        }
    }

    static OperationEnvelope from(List<RequestSample> requests) {
        long throttled = count(requests, RequestOutcome.THROTTLED);
        long failures =
                requests.stream().filter(sample -> sample.outcome().failure()).count();
        List<Duration> answers = requests.stream()
                .filter(sample -> sample.outcome() == RequestOutcome.OK)
                .map(RequestSample::latency)
                .toList();
        return new OperationEnvelope(
                requests.size() - throttled,
                failures,
                count(requests, RequestOutcome.REFUSED),
                throttled,
                LatencyQuantiles.of(answers));
    }

    /** Failures over samples, from 0 to 1; 0 where there are no samples. */
    public double errorRate() {
        return samples == 0 ? 0 : (double) failures / samples;
    }

    public Duration p50() {
        return latency.p50();
    }

    public Duration p95() {
        return latency.p95();
    }

    public Duration p99() {
        return latency.p99();
    }

    public Duration max() {
        return latency.max();
    }

    private static long count(List<RequestSample> requests, RequestOutcome outcome) {
        return requests.stream().filter(sample -> sample.outcome() == outcome).count();
    }
}
