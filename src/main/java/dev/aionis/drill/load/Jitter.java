package dev.aionis.drill.load;

import java.util.SplittableRandom;

/** How far each request of an operation lies behind its even place. */
@FunctionalInterface
interface Jitter {

    /** More would let two requests come almost together, or change places. */
    double MOST = 0.5;

    /** Every request in its even place. */
    Jitter NONE = number -> 0;

    /** In intervals, from 0 to {@link #MOST}. */
    double of(long number);

    /** The same for the same seed and number, in whatever order they are asked for. */
    static Jitter drawn(long seed) {
        return number -> new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextDouble(MOST);
    }
}
