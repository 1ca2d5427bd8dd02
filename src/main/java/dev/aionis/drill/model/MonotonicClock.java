package dev.aionis.drill.model;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Instants that never jump: the wall clock is read once, and {@link System#nanoTime} counts from there. So the
 * difference of two of its instants is a duration on one host, whatever is done to the wall clock meanwhile.
 */
public final class MonotonicClock implements InstantSource {

    private final Instant anchor = Clock.systemUTC().instant();
    private final long anchorNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return anchor.plusNanos(System.nanoTime() - anchorNanos);
    }
}
