package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the ages of a backlog tell: whether they can be believed, and for how long it was in its range. */
record BacklogAges(BacklogCurve curve) {

    /** The clocks of one cluster are never that far apart. */
    private static final Duration AHEAD = Duration.ofSeconds(-5);

    /** Why the ages tell nothing; a backlog that is low by its number may be old, and where they are wrong nobody sees it. */
    Optional<String> doubt() {
        Optional<Duration> ahead = curve.samples().stream()
                .map(BacklogSample::oldestAge)
                .filter(age -> age.compareTo(AHEAD) < 0)
                .findFirst();
        if (ahead.isPresent()) {
            return Optional.of(
                    "ages of pending rows tell nothing: by created_at and the database's clock the oldest was"
                            + " enqueued " + Figures.seconds(ahead.get().negated()) + " from now");
        }
        Instant end = curve.samples().get(curve.samples().size() - 1).at();
        Duration watched = Duration.between(curve.stopped(), end);
        return curve.steady().oldest().compareTo(watched) <= 0
                ? Optional.empty()
                : Optional.of("ages of pending rows tell nothing: in steady state the oldest was up to half of "
                        + Figures.seconds(curve.steady().oldest()) + " old already, by created_at and the database's"
                        + " clock, and the worker's absence began " + Figures.seconds(watched) + " ago");
    }

    /** Of a backlog that left its range again before it counted as drained; empty where it was never back. */
    String tooShort() {
        Duration longest = longestInRange();
        return longest.isZero()
                ? ""
                : ", back in its range for " + Figures.seconds(longest) + " at most, "
                        + Figures.seconds(curve.sustained()) + " needed";
    }

    /** From its first to its last sample in the range. */
    private Duration longestInRange() {
        Duration longest = Duration.ZERO;
        Optional<Instant> since = Optional.empty();
        for (BacklogSample sample : curve.samples()) {
            if (!sample.at().isAfter(curve.restarted()) || !curve.steady().holds(sample)) {
                since = Optional.empty();
                continue;
            }
            Instant from = since.orElse(sample.at());
            since = Optional.of(from);
            Duration stretch = Duration.between(from, sample.at());
            longest = stretch.compareTo(longest) > 0 ? stretch : longest;
        }
        return longest;
    }
}
