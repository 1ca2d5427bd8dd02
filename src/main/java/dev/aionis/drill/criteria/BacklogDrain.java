package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of a backlog curve after the worker came back. */
final class BacklogDrain {

    private final SteadyBacklog steady;
    private final Duration sustained;
    private final long heldAtRestart;
    private final Instant restarted;
    private final List<BacklogSample> drain;

    BacklogDrain(SteadyBacklog steady, List<BacklogSample> samples, Instant restarted, Duration sustained) {
        this.steady = steady;
        this.sustained = sustained;
        this.restarted = restarted;
        // with no worker alive, every claim at the restart is a dead one's
        this.heldAtRestart = samples.stream()
                .filter(sample -> !sample.at().isAfter(restarted))
                .reduce((earlier, later) -> later)
                .map(BacklogSample::claimed)
                .orElse(0L);
        this.drain = samples.stream()
                .filter(sample -> sample.at().isAfter(restarted))
                .toList();
    }

    List<BacklogSample> samples() {
        return drain;
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

    Optional<ClaimShelf> shelf() {
        if (heldAtRestart == 0) {
            return Optional.empty();
        }
        for (int from = 0; from < drain.size(); from++) {
            BacklogSample sample = drain.get(from);
            if (sample.claimed() < heldAtRestart) {
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
            if (drain.get(to).claimed() < heldAtRestart || drain.get(to).pending() < heldAtRestart) {
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

    private Duration between(int earlier, int later) {
        return Duration.between(drain.get(earlier).at(), drain.get(later).at());
    }

    /** What a sample is the first to show happened after the sample before it. */
    private BoundedInstant momentOf(int index) {
        Instant before = index == 0 ? restarted : drain.get(index - 1).at();
        return new BoundedInstant(before, drain.get(index).at());
    }
}
