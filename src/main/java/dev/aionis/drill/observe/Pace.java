package dev.aionis.drill.observe;

import java.time.Duration;

/**
 * How far apart the ticks of a schedule are, and how far into its interval each may slip.
 *
 * @param interval from tick to tick, on average
 * @param spread a tick comes at a random moment of this long a time from the beginning of its interval on; zero, it comes
 *     at the beginning
 */
record Pace(Duration interval, Duration spread) {

    /** Ticks that are exactly so far apart. */
    static Pace steady(Duration interval) {
        return new Pace(interval, Duration.ZERO);
    }

    /**
     * Ticks in the first half of their intervals: between one and the next is half the interval to one and a half. What
     * several schedules ask for then neither comes all at once nor always in the same order; a balancer that serves
     * its replicas in turn would answer each with one and the same of them.
     */
    static Pace spread(Duration interval) {
        return new Pace(interval, interval.dividedBy(2));
    }
}
