package dev.aionis.drill.load;

import dev.aionis.drill.model.RequestSample;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A load at one moment.
 *
 * @param ended requests that have ended, in the order in which they did: a later snapshot begins with the same ones
 */
public record LoadSnapshot(LoadTrace trace, List<RequestSample> ended) {

    public LoadSnapshot {
        ended = List.copyOf(ended);
    }

    public LoadReport report() {
        return trace.report(ended);
    }

    /** Every request that was due by then has ended; the beginning of the first phase where none has. */
    Instant answeredUntil() {
        Optional<Instant> oldestUnderWay =
                trace.underWay().stream().map(LoadTrace.Sending::scheduledAt).min(Comparator.naturalOrder());
        return ended.stream()
                .map(RequestSample::scheduledAt)
                .filter(due -> oldestUnderWay.map(due::isBefore).orElse(true))
                .max(Comparator.naturalOrder())
                .orElse(trace.phases().get(0).from());
    }
}
