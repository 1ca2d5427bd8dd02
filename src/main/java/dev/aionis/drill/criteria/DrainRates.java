package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rates measured while the worker had all it could do, from the outbox's own counters.
 *
 * <p>They are taken from the first half of the drain (first progress after the restart until half of the backlog that can be served is gone), so that what they predict of the whole can be held against what was seen.
 *
 * @param arrivals rows a second that came in, those included that the worker itself enqueued
 * @param served rows a second that the worker finished
 * @param firstProgress when the worker had finished its first row
 */
public record DrainRates(double arrivals, double served, Instant firstProgress) {

    /** Fewer samples than this give no rate. */
    private static final int ENOUGH = 3;

    /**
     * @param drain samples in order, the first after the restart
     * @param held rows that a dead worker's claims keep from being served
     */
    static Optional<DrainRates> of(List<BacklogSample> drain, long held) {
        if (drain.isEmpty()) {
            return Optional.empty();
        }
        BacklogSample start = drain.get(0);
        int first = 0;
        while (first < drain.size() && done(drain.get(first)) <= done(start)) {
            first++;
        }
        int last = first;
        long half = held + (start.pending() - held) / 2;
        while (last < drain.size() && drain.get(last).pending() > half) {
            last++;
        }
        if (last >= drain.size() || last - first + 1 < ENOUGH) {
            return Optional.empty();
        }
        BacklogSample from = drain.get(first);
        BacklogSample to = drain.get(last);
        double seconds = Duration.between(from.at(), to.at()).toNanos() / 1e9;
        double served = (done(to) - done(from)) / seconds;
        double arrivals = (created(to) - created(from)) / seconds;
        // counters that ran backwards were cleaned up meanwhile and prove nothing
        return served > 0 && arrivals >= 0
                ? Optional.of(new DrainRates(arrivals, served, from.at()))
                : Optional.empty();
    }

    /** The time this worker needs for {@code rows}; empty if it does not keep up with what arrives. */
    Optional<Duration> timeFor(double rows) {
        double net = served - arrivals;
        return net > 0 ? Optional.of(Duration.ofNanos(Math.round(rows / net * 1e9))) : Optional.empty();
    }

    private static long done(BacklogSample sample) {
        return sample.published() + sample.deadLetters();
    }

    private static long created(BacklogSample sample) {
        return sample.pending() + done(sample);
    }
}
