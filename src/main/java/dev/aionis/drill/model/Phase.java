package dev.aionis.drill.model;

import java.time.Duration;
import java.time.Instant;

/** A named part of a longer work, by its first and last moment. */
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
