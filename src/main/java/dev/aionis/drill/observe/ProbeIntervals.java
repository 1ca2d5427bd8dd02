package dev.aionis.drill.observe;

import java.time.Duration;

/**
 * How often a probe asks.
 *
 * @param good while the last answer was good and nothing is expected to happen
 * @param down while it was bad
 * @param watched while something is about to be disturbed, whatever the answers
 */
public record ProbeIntervals(Duration good, Duration down, Duration watched) {

    public ProbeIntervals {
        if (good.isNegative() || down.isNegative() || watched.isNegative() || watched.isZero()) {
            throw new IllegalArgumentException(
                    "probe intervals " + good + ", " + down + ", " + watched + ", expected more than 0");
        }
    }

    /** Watched, it asks twice as often as while down: late ticks included, an outage's ends are known to that. */
    public static ProbeIntervals of(Duration good, Duration down) {
        Duration half = down.dividedBy(2);
        return new ProbeIntervals(good, down, half.compareTo(good) < 0 ? half : good);
    }

    /** The same, but never quicker than {@code shortest}: what is asked for may have a rate limit. */
    public ProbeIntervals noneBelow(Duration shortest) {
        return new ProbeIntervals(longer(good, shortest), longer(down, shortest), longer(watched, shortest));
    }

    /** Whether being watched makes a difference. */
    boolean quicken() {
        return watched.compareTo(good) < 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
