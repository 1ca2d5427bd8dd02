package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether, and when, one figure came back into its envelope and stayed.
 *
 * @param at the first moment from which it held for the sustained window: after the request before it, no later than
 *     its first request; empty if there was no such moment, or none could be judged
 * @param outsideUntil the start of the last window that was outside; empty if {@code at} is given, or if no window
 *     could be judged
 * @param why one clause on what was seen
 */
public record EnvelopeReturn(Optional<BoundedInstant> at, Optional<Instant> outsideUntil, String why) {

    static EnvelopeReturn returned(BoundedInstant at, String why) {
        return new EnvelopeReturn(Optional.of(at), Optional.empty(), why);
    }

    static EnvelopeReturn outside(Instant until, String why) {
        return new EnvelopeReturn(Optional.empty(), Optional.of(until), why);
    }

    static EnvelopeReturn unjudged(String why) {
        return new EnvelopeReturn(Optional.empty(), Optional.empty(), why);
    }

    /** Whether some window held enough requests, without a gap, to be judged at all. */
    public boolean judged() {
        return at.isPresent() || outsideUntil.isPresent();
    }

    /** Both came back when the later of them did; one that stayed outside keeps both there. */
    EnvelopeReturn and(EnvelopeReturn other) {
        if (outsideUntil.isPresent() || other.outsideUntil.isPresent()) {
            return outsideUntil.isPresent() ? this : other;
        }
        if (at.isEmpty() || other.at.isEmpty()) {
            return at.isEmpty() ? this : other;
        }
        BoundedInstant mine = at.get();
        BoundedInstant theirs = other.at.get();
        return returned(
                new BoundedInstant(later(mine.earliest(), theirs.earliest()), later(mine.latest(), theirs.latest())),
                mine.latest().isBefore(theirs.latest()) ? other.why : why);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
