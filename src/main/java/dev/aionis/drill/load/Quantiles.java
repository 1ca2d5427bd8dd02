package dev.aionis.drill.load;

import java.time.Duration;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Quantiles of durations, to three significant digits; all zero if there were none.
 *
 * @param count how many durations
 */
public record Quantiles(long count, Duration p50, Duration p95, Duration p99, Duration max) {

    private static final int DIGITS = 3;

    /** Durations below zero count as zero. */
    static Quantiles of(Stream<Duration> durations) {
        Histogram microseconds = new Histogram(DIGITS);
        durations.forEach(duration -> microseconds.recordValue(Math.max(0, duration.toNanos() / 1_000)));
        return new Quantiles(
                microseconds.getTotalCount(),
                at(microseconds, 50),
                at(microseconds, 95),
                at(microseconds, 99),
                at(microseconds, 100));
    }

    private static Duration at(Histogram microseconds, double percentile) {
        long value = microseconds.getTotalCount() == 0 ? 0 : microseconds.getValueAtPercentile(percentile);
        return Duration.ofNanos(value * 1_000);
    }
}
