package dev.aionis.drill.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A named part of a longer work, by its first and last moment.
 *
 * @param plusMinus each of the two moments is right to within this
 */
public record Phase(String name, Instant start, Instant end, Duration plusMinus) {

    public Phase {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("phase " + name + ", end " + end + " is before start " + start);
        }
        if (plusMinus.isNegative()) {
            throw new IllegalArgumentException("phase " + name + ", ± " + plusMinus + ", expected at least 0");
        }
    }

    /** A phase whose moments are exact, as those of the clock that it is told by are. */
    public Phase(String name, Instant start, Instant end) {
        this(name, start, end, Duration.ZERO);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
