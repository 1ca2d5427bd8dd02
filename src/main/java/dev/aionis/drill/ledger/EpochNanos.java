package dev.aionis.drill.ledger;

import java.time.Instant;

/** Instants as nanoseconds since 1970-01-01T00:00:00Z in 64 bits: the years 1677 to 2262. */
final class EpochNanos {

    private static final long PER_SECOND = 1_000_000_000;

    private EpochNanos() {}

    /** @throws ArithmeticException outside the years that fit */
    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
