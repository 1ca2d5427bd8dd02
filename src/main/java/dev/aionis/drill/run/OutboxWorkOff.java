package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.criteria.Check;
import java.time.Duration;
import java.time.Instant;

/**
 * How the events that two releases left are worked off: done, still going on, or come to a stand. Only a stand speaks
 * against the release; a busy worker that gets on with it has not failed, however long it takes.
 */
final class OutboxWorkOff {

    private static final String NAME = "outbox payloads of both releases processed";

    private final Duration patience;
    private DerivedState seen;
    private Instant seenAt;
    private Instant lastPublished;
    private long published = Long.MIN_VALUE;

    /**
     * @param patience without a single event published, after which it has come to a stand
     * @param first what there is to begin with
     */
    OutboxWorkOff(Duration patience, DerivedState first, Instant now) {
        this.patience = patience;
        over(first, now);
    }

    /** Takes note of what is there now; true if there is nothing more to wait for. */
    boolean over(DerivedState state, Instant now) {
        seen = state;
        seenAt = now;
        long publishedNow = state.events() - state.unpublished() - dead(state);
        if (publishedNow > published) {
            published = publishedNow;
            lastPublished = now;
        }
        return state.unpublished() == 0 || stands();
    }

    /**
     * What the last state that was taken note of shows. None is fetched for it: events that came after the one that
     * ended the wait had no time to be worked off.
     */
    Check judged() {
        String figures = seen.unpublished() + " unpublished, " + seen.withoutEmbedding()
                + " without embedding, dead letters " + seen.deadLettersByReason();
        boolean goingOn = seen.unpublished() > 0 && dead(seen) == 0 && !stands();
        return goingOn
                ? Check.unknown(NAME, figures + ", still being worked off when the time was over")
                : Check.of(NAME, seen.complete(), figures);
    }

    private boolean stands() {
        return Duration.between(lastPublished, seenAt).compareTo(patience) >= 0;
    }

    private static long dead(DerivedState state) {
        return state.deadLettersByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
