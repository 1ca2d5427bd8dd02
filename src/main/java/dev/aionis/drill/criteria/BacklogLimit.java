package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.util.Optional;

/**
 * Abort condition: the outbox, of all scopes.
 *
 * @param rows that may be pending
 */
public record BacklogLimit(long rows) {

    /** What is beyond the limit, in words; empty if nothing is. */
    public Optional<String> breach(BacklogSample sample) {
        return sample.pending() > rows
                ? Optional.of("backlog " + seen(sample) + ", limit " + Figures.counted(rows, "row"))
                : Optional.empty();
    }

    /** {@code 120 rows pending, the oldest for 6.1 s}. */
    public static String seen(BacklogSample sample) {
        return Figures.counted(sample.pending(), "row") + " pending, the oldest for "
                + Figures.seconds(sample.oldestAge());
    }
}
