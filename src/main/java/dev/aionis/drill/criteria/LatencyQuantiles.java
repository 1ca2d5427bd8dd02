package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of the latencies of answered requests, by the nearest-rank rule: {@code p95} is the smallest latency
 * seen that at least 95 % of the answers did not exceed. No interpolation, so every figure is one that was measured.
 *
 * @param answers how many latencies they are taken from; where it is 0 the quantiles are zero and mean nothing
 */
public record LatencyQuantiles(long answers, Duration p50, Duration p95, Duration p99, Duration max) {

    public static LatencyQuantiles of(List<Duration> latencies) {
        long[] sorted = latencies.stream().mapToLong(Duration::toNanos).toArray();
        Arrays.sort(sorted);
        return new LatencyQuantiles(
                sorted.length,
                nearestRank(sorted, 0.50),
                nearestRank(sorted, 0.95),
                nearestRank(sorted, 0.99),
                nearestRank(sorted, 1));
    }

    private static Duration nearestRank(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        // the small subtraction keeps 0.95 × 20 from becoming rank 20 by rounding
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return Duration.ofNanos(sorted[Math.max(1, rank) - 1]);
    }
}
