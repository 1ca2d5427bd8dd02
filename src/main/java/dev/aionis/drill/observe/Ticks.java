package dev.aionis.drill.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A fixed schedule: intervals begin a whole number of them after the one before, however long the work at a tick took,
 * and each has one tick. Ticks that passed meanwhile are counted and left out.
 */
final class Ticks {

    private final RandomGenerator random;
    private Instant interval;
    private long missed;

    /**
     * The first tick is at {@code start}.
     *
     * @param random where in its spread a tick comes
     */
    Ticks(Instant start, RandomGenerator random) {
        this.interval = start;
        this.random = random;
    }

    long missed() {
        return missed;
    }

    /** Begins a new schedule with a tick at {@code now}; what was ahead in the old one is given up, not missed. */
    void restart(Instant now) {
        interval = now;
    }

    /**
     * Moves on to the first interval whose spread is not over at {@code now}, at least one after the current one.
     *
     * @return its tick; before {@code now} if the work ran into the spread
     */
    Instant next(Instant now, Pace pace) {
        long behind = Duration.between(interval, now).minus(pace.spread()).toNanos();
        long steps = Math.max(1, (behind - 1) / pace.interval().toNanos() + 1);
        missed += steps - 1;
        interval = interval.plus(pace.interval().multipliedBy(steps));
        return pace.spread().isZero()
                ? interval
                : interval.plusNanos(random.nextLong(pace.spread().toNanos()));
    }
}
