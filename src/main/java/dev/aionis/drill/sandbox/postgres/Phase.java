package dev.aionis.drill.sandbox.postgres;

import java.time.Duration;
import java.time.Instant;

/** A part of a restore, from {@code start} to {@code end}; both are read from data, never from a waiting loop. */
public record Phase(String name, Instant start, Instant end) {

    public Phase {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("phase " + name + ", end " + end + " is before start " + start);
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
