package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether, and when, one figure came back into its envelope and stayed.
 *
 * @param at the first moment from which it held for the sustained window: after the request before it, no later than
 *     its first request; empty if there was no such moment, or none could be judged
 * @param outsideUntil the start of the last window that was outside; empty if {@code at} is given, or if no window
 *     could be judged
 * @param relapse the last return that was lost again, if any was
 * @param why one clause on what was seen
 */
public record EnvelopeReturn(
        Optional<BoundedInstant> at, Optional<Instant> outsideUntil, Optional<Relapse> relapse, String why) {

    /**
     * A return that was lost again.
     *
     * @param back its first moment
     * @param lost its first bad moment in a window that was proven outside
     * @param sustained how long a return must hold
     */
    record Relapse(Instant back, Instant lost, Duration sustained) {

        /** In words, where it came after a return that held for long enough after {@code completed}; else empty. */
        String since(Instant completed) {
            Duration held = Duration.between(later(back, completed), lost);
            return held.compareTo(sustained) < 0
                    ? ""
                    : ", after it had been back for " + Figures.seconds(held) + " and was lost again";
        }
    }

    public static EnvelopeReturn returned(BoundedInstant at, String why) {
        return new EnvelopeReturn(Optional.of(at), Optional.empty(), Optional.empty(), why);
    }

    public static EnvelopeReturn outside(Instant until, String why) {
        return new EnvelopeReturn(Optional.empty(), Optional.of(until), Optional.empty(), why);
    }

    static EnvelopeReturn unjudged(String why) {
        return new EnvelopeReturn(Optional.empty(), Optional.empty(), Optional.empty(), why);
    }

    EnvelopeReturn after(Optional<Relapse> lost) {
        return new EnvelopeReturn(at, outsideUntil, lost, why);
    }

    /** What was seen, and whether it had been seen to be back for long enough after {@code completed}. */
    String whySince(Instant completed) {
        return why + relapse.map(lost -> lost.since(completed)).orElse("");
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
                        new BoundedInstant(
                                later(mine.earliest(), theirs.earliest()), later(mine.latest(), theirs.latest())),
                        mine.latest().isBefore(theirs.latest()) ? other.why : why)
                .after(mine.latest().isBefore(theirs.latest()) ? other.relapse : relapse);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
