package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.Optional;

/**
 * Abort condition: the share of callers' requests that fail. A request whose outcome is unknown failed, for its caller
 * got no answer; a throttled one did not, and is left out of the share.
 *
 * @param limit share that may fail, from 0 to 1
 * @param minimumSamples requests without which nothing is judged
 */
public record ErrorRateLimit(double limit, int minimumSamples) {

    public ErrorRateLimit {
        if (!(limit >= 0 && limit <= 1)) {
            throw new IllegalArgumentException("error rate " + limit + ", expected 0 to 1");
        }
    }

    /** What is beyond the limit, in words; empty if nothing is. */
    public Optional<String> breach(CallersWindow window) {
        return window.requests() >= minimumSamples && window.errorRate() > limit
                ? Optional.of("error rate " + seen(window) + ", limit " + Figures.percent(limit))
                : Optional.empty();
    }

    /** {@code 94.2 % over 15.0 s (212 of 225 requests)}. */
    public static String seen(CallersWindow window) {
        return Figures.percent(window.errorRate()) + " over " + seconds(window.length()) + " (" + window.failed()
                + " of " + Figures.counted(window.requests(), "request") + ")";
    }

    /** A configured length of time, as it was written. */
    static String seconds(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : Figures.seconds(length);
    }
}
