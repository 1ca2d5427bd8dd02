package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether, and when, one figure came back into its envelope and stayed.
 *
 * @param at the first moment from which it held for the sustained window: after the request before it, no later than
 *     its first request; empty if there was no such moment, or none could be judged
 * @param judged whether some window held enough requests, without a gap, to be judged at all
 * @param outsideUntil where {@code at} is empty: the start of the last window that was judged, and was outside
 * @param why one clause on what was seen
 */
public record EnvelopeReturn(Optional<BoundedInstant> at, boolean judged, Optional<Instant> outsideUntil, String why) {

    static EnvelopeReturn unjudged(String why) {
        return new EnvelopeReturn(Optional.empty(), false, Optional.empty(), why);
    }

    /** Both came back when the later of them did. */
    EnvelopeReturn and(EnvelopeReturn other) {
        if (!judged || !other.judged) {
            return judged ? other : this;
        }
        if (at.isEmpty() || other.at.isEmpty()) {
            return at.isEmpty() ? this : other;
        }
        BoundedInstant mine = at.get();
        BoundedInstant theirs = other.at.get();
        var both = new BoundedInstant(later(mine.earliest(), theirs.earliest()), later(mine.latest(), theirs.latest()));
        return new EnvelopeReturn(
                Optional.of(both), true, Optional.empty(), mine.latest().isBefore(theirs.latest()) ? other.why : why);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
