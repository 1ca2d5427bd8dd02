package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.Optional;

/**
 * Abort condition: the p95 latency of callers' requests, counted from when each was sent.
 *
 * @param limit that it may reach
 * @param minimumSamples answers without which nothing is judged
 */
public record LatencyLimit(Duration limit, int minimumSamples) {

    /** What is beyond the limit, in words; empty if nothing is. */
    public Optional<String> breach(CallersWindow window) {
        return window.latency().answers() >= minimumSamples
                        && window.latency().p95().compareTo(limit) > 0
                ? Optional.of("latency " + seen(window) + ", limit " + Figures.seconds(limit))
                : Optional.empty();
    }

    /** {@code p95 6.2 s over 15 s (88 answers)}. */
    public static String seen(CallersWindow window) {
        return "p95 " + Figures.seconds(window.latency().p95()) + " over " + ErrorRateLimit.seconds(window.length())
                + " (" + Figures.counted(window.latency().answers(), "answer") + ")";
    }
}
