package dev.aionis.drill.load;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The newest thousand or so writes that were acknowledged, by number. Safe for many threads. */
final class Acknowledged {

    private final long[] newest = new long[1024];
    private long count;

    synchronized void add(long sequence) {
        newest[(int) (count++ % newest.length)] = sequence;
    }

    /** One of them; empty while there is none. */
    synchronized OptionalLong any(RandomGenerator random) {
        int known = (int) Math.min(count, newest.length);
        return known == 0 ? OptionalLong.empty() : OptionalLong.of(newest[random.nextInt(known)]);
    }
}
