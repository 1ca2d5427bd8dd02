package dev.aionis.drill.criteria;

import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What callers saw in the last stretch of time.
 *
 * @param length of the stretch
 * @param outcomes how many of the requests that ended in it had which outcome
 * @param latency quantiles of what callers waited for: requests answered {@link RequestOutcome#OK}, and those that
 *     stayed {@link RequestOutcome#UNKNOWN}, which took at least as long as was waited for them. One that was refused or
 *     failed at once is no quick answer. Counted from when each was sent: nothing that callers suffer delays a sending,
 *     so a schedule that runs late speaks of the drill's host, and no caller waits for that
 */
public record CallersWindow(Duration length, Map<RequestOutcome, Long> outcomes, LatencyQuantiles latency) {

    public CallersWindow {
        outcomes = Map.copyOf(outcomes);
    }

    /** The requests of {@code samples} that ended in the stretch before {@code now}. */
    public static CallersWindow of(List<RequestSample> samples, Instant now, Duration length) {
        var outcomes = new EnumMap<RequestOutcome, Long>(RequestOutcome.class);
        var waited = new ArrayList<Duration>();
        samples.stream()
                .filter(sample -> sample.endedAt().isAfter(now.minus(length)))
                .filter(sample -> !sample.endedAt().isAfter(now))
                .forEach(sample -> {
                    outcomes.merge(sample.outcome(), 1L, Long::sum);
                    if (sample.outcome() == RequestOutcome.OK || sample.outcome() == RequestOutcome.UNKNOWN) {
                        waited.add(Duration.between(sample.sentAt(), sample.endedAt()));
                    }
                });
        return new CallersWindow(length, outcomes, LatencyQuantiles.of(waited));
    }

    public long count(RequestOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** All but the throttled: those that the service was given the chance to do. */
    public long requests() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum() - count(RequestOutcome.THROTTLED);
    }

    /** Those of them that failed ({@link RequestOutcome#failure()}), the unknown included. */
    public long failed() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().failure())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Failed over requests, from 0 to 1; 0 where there are none. */
    public double errorRate() {
        return requests() == 0 ? 0 : (double) failed() / requests();
    }
}
