package dev.aionis.drill.model;

import java.time.Duration;
import java.time.Instant;

/** A moment with bounds: the event happened no earlier than {@code earliest} and no later than {@code latest}. */
public record BoundedInstant(Instant earliest, Instant latest) {

    public BoundedInstant {
        if (earliest.isAfter(latest)) {
            throw new IllegalArgumentException("instant, earliest " + earliest + " is after latest " + latest);
        }
    }

    public static BoundedInstant exactly(Instant instant) {
        return new BoundedInstant(instant, instant);
    }

    /** {@code instant ± uncertainty}. */
    public static BoundedInstant around(Instant instant, Duration uncertainty) {
        return new BoundedInstant(instant.minus(uncertainty), instant.plus(uncertainty));
    }

    public Instant middle() {
        return earliest.plus(Duration.between(earliest, latest).dividedBy(2));
    }

    /** The time from this moment to {@code later}. */
    public Span until(BoundedInstant later) {
        return new Span(Duration.between(latest, later.earliest), Duration.between(earliest, later.latest));
    }
}
