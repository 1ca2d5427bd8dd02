package dev.aionis.drill.observe;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Duration;

/**
 * A time during which a probe saw nothing good.
 *
 * @param start between the last good probe and the first bad one
 * @param end between the last bad probe and the first good one
 * @param startSeen false if the first probe of all was bad: then it began at {@code start} or any time before, and
 *     its length has no upper bound
 */
public record Outage(BoundedInstant start, BoundedInstant end, boolean startSeen) {

    /** How long it lasted; never below zero, since a bad probe was bad for some moment. */
    public Span length() {
        Span between = start.until(end);
        Duration shortest = between.shortest().isNegative() ? Duration.ZERO : between.shortest();
        return new Span(shortest, between.longest());
    }
}
