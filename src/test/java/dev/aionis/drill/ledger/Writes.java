package dev.aionis.drill.ledger;

import dev.aionis.drill.model.RequestOutcome;
import java.time.Instant;
import java.util.UUID;

/** Writes for tests: ids and hashes that follow from a seed, instants that follow from a millisecond. */
final class Writes {

    static final Instant START = Instant.parse("2026-02-28T10:00:00.000000123Z");

    private Writes() {}

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    static UUID commit(long seed) {
        return new UUID(0xC0FFEE, seed);
    }

    static UUID node(long seed) {
        return new UUID(0x0DE, seed);
    }

    static String hash(long seed) {
        return "%064x".formatted(seed * 0x9E3779B97F4A7C15L);
    }

    static WriteResult acknowledged(long seed, long millis) {
        return WriteResult.acknowledged(at(millis), commit(seed), node(seed), hash(seed));
    }

    static WriteResult ended(RequestOutcome outcome, long seed, long millis) {
        return outcome == RequestOutcome.OK ? acknowledged(seed, millis) : WriteResult.without(outcome, at(millis));
    }
}
