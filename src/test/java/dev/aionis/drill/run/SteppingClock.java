package dev.aionis.drill.run;

import java.time.Instant;
import java.time.InstantSource;

/** A clock on which a second passes with every look at it. */
final class SteppingClock implements InstantSource {

    static final Instant START = Instant.parse("2026-02-28T12:00:00Z");

    private long looks;

    @Override
    public Instant instant() {
        return START.plusSeconds(looks++);
    }
}
