package dev.aionis.drill.model;

import java.time.Duration;

/**
 * A length of time with bounds: the true length is at least {@code shortest} and at most {@code longest}.
 * Lengths may be negative where clocks of two hosts are compared.
 */
public record Span(Duration shortest, Duration longest) {

    public Span {
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("span, shortest " + shortest + " is above longest " + longest);
        }
    }

    public static Span exactly(Duration length) {
        return new Span(length, length);
    }

    /** The midpoint of the bounds. */
    public Duration middle() {
        return shortest.plus(longest).dividedBy(2);
    }
}
