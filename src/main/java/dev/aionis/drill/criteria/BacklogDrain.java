package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a backlog curve apart: the outage until the worker came back, and the drain after it. */
final class BacklogDrain {

    private final SteadyBacklog steady;
    private final Duration sustained;
    private final long heldAtRestart;
    private final Instant restarted;
    private final List<BacklogSample> outage;
    private final List<BacklogSample> drain;

    BacklogDrain(SteadyBacklog steady, List<BacklogSample> samples, Instant restarted, Duration sustained) {
        this.steady = steady;
        this.sustained = sustained;
        this.restarted = restarted;
        this.outage = samples.stream()
                .filter(sample -> !sample.at().isAfter(restarted))
                .toList();
        this.drain = samples.stream()
                .filter(sample -> sample.at().isAfter(restarted))
                .toList();
        // with no worker alive, every claim at the restart is a dead one's
        this.heldAtRestart = lastOf(outage).map(BacklogSample::claimed).orElse(0L);
    }

    Optional<DrainRates> rates() {
        return DrainRates.of(drain, heldAtRestart);
    }

    /** The highest backlog until it was first back in its range after the restart; later ones are a relapse. */
    Optional<BacklogPeak> peak() {
        return Stream.concat(outage.stream(), drain.stream().takeWhile(sample -> !steady.holds(sample)))
                // the first of equals
                .reduce((highest, next) -> next.pending() > highest.pending() ? next : highest)
                .map(top -> new BacklogPeak(
                        top.pending(), top.pending() / Math.max(1, steady.median()), top.oldestAge(), top.at()));
    }

    /** Pending rows when the worker came back: the last sample up to the restart, else the first after it. */
    long pendingAtRestart() {
        return lastOf(outage)
                .or(() -> drain.stream().findFirst())
                .map(BacklogSample::pending)
                .orElse(0L);
    }

    Optional<BoundedInstant> drainedAt() {
        int first = drain.size();
        while (first > 0 && steady.holds(drain.get(first - 1))) {
            first--;
        }
        return first < drain.size() && sustainedFrom(first, drain.size() - 1)
                ? Optional.of(momentOf(first))
                : Optional.empty();
    }

    Optional<Instant> relapsedAt() {
        int first = 0;
        for (int i = 0; i < drain.size(); i++) {
            if (!steady.holds(drain.get(i))) {
                if (i > first && sustainedFrom(first, i - 1)) {
                    return Optional.of(drain.get(i).at());
                }
                first = i + 1;
            }
        }
        return Optional.empty();
    }

    /** The rows that a dead worker holds are the oldest: while they wait, the oldest age is beyond what is steady. */
    Optional<ClaimShelf> shelf() {
        if (heldAtRestart == 0) {
            return Optional.empty();
        }
        for (int from = 0; from < drain.size(); from++) {
            BacklogSample sample = drain.get(from);
            if (sample.claimed() < heldAtRestart || steady.young(sample)) {
                return Optional.empty();
            }
            if (sample.pending() - heldAtRestart <= steady.high()) {
                return Optional.of(new ClaimShelf(heldAtRestart, momentOf(from), endOfShelf(from)));
            }
        }
        return Optional.empty();
    }

    private Optional<BoundedInstant> endOfShelf(int from) {
        for (int to = from + 1; to < drain.size(); to++) {
            if (drain.get(to).claimed() < heldAtRestart || steady.young(drain.get(to))) {
                return Optional.of(momentOf(to));
            }
        }
        return Optional.empty();
    }

    /** A backlog that nobody looked at for that long may have been anywhere. */
    private boolean sustainedFrom(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            if (between(i - 1, i).compareTo(sustained) >= 0) {
                return false;
            }
        }
        return between(first, last).compareTo(sustained) >= 0;
    }

    private static Optional<BacklogSample> lastOf(List<BacklogSample> samples) {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    }

    private Duration between(int earlier, int later) {
        return Duration.between(drain.get(earlier).at(), drain.get(later).at());
    }

    /**
     * What a sample is the first to show happened after the one before it was asked for, and before the one after it
     * was: a sample has the time at which it was asked for, and the next waits for its answer.
     */
    private BoundedInstant momentOf(int index) {
        Instant before = index == 0 ? restarted : drain.get(index - 1).at();
        int answered = Math.min(index + 1, drain.size() - 1);
        return new BoundedInstant(before, drain.get(answered).at());
    }
}
