package dev.aionis.drill.sandbox;

import java.time.Duration;

/**
 * What a release does worse than the one before it.
 *
 * @param errorRate the share of writes and recalls that it answers with 500, from 0 to 1
 * @param latency what it adds to each of them
 */
public record Regression(double errorRate, Duration latency) {

    public static final Regression NONE = new Regression(0, Duration.ZERO);

    public Regression {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("error rate " + errorRate + " of a regression, expected 0 to 1");
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency " + latency + " of a regression, expected 0 or more");
        }
    }
}
