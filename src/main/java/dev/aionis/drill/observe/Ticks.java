package dev.aionis.drill.observe;

import java.time.Duration;
import java.time.Instant;

/**
 * A fixed schedule: ticks lie a whole number of intervals after the one before, however long the work at a tick took.
 * Ticks that passed meanwhile are counted and left out.
 */
final class Ticks {

    private Instant tick;
    private long missed;

    /** The first tick is at {@code start}. */
    Ticks(Instant start) {
        this.tick = start;
    }

    long missed() {
        return missed;
    }

    /** Begins a new schedule with a tick at {@code now}; what was ahead in the old one is given up, not missed. */
    void restart(Instant now) {
        tick = now;
    }

    /** Moves on to the first tick that is not before {@code now}, at least one interval after the current one. */
    Instant next(Instant now, Duration interval) {
        long behind = Duration.between(tick, now).toNanos();
        long steps = Math.max(1, (behind - 1) / interval.toNanos() + 1);
        missed += steps - 1;
        tick = tick.plus(interval.multipliedBy(steps));
        return tick;
    }
}
