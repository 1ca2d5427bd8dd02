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
    private Instant lastPublished;
    private long published = Long.MIN_VALUE;

    /** @param patience without a single event published, after which it has come to a stand */
    OutboxWorkOff(Duration patience) {
        this.patience = patience;
    }

    /** Takes note of what is there now; true if there is nothing more to wait for. */
    boolean over(DerivedState state, Instant now) {
        long dead = state.deadLettersByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long publishedNow = state.events() - state.unpublished() - dead;
        if (publishedNow > published) {
            published = publishedNow;
            lastPublished = now;
        }
        return state.unpublished() == 0 || stands(now);
    }

    /** What the last state that was taken note of shows. */
    Check judge(DerivedState state, Instant now) {
        String seen = state.unpublished() + " unpublished, " + state.withoutEmbedding()
                + " without embedding, dead letters " + state.deadLettersByReason();
        boolean goingOn = state.unpublished() > 0 && state.deadLettersByReason().isEmpty() && !stands(now);
        return goingOn
                ? Check.unknown(NAME, seen + ", still being worked off when the time was over")
                : Check.of(NAME, state.complete(), seen);
    }

    private boolean stands(Instant now) {
        return lastPublished != null && Duration.between(lastPublished, now).compareTo(patience) >= 0;
    }
}
