package dev.aionis.drill.load;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a load sends, and what it must have been like for its figures to count.
 *
 * @param writesPerSecond at factor 1; 0 for none
 * @param recallsPerSecond at factor 1; 0 for none
 * @param healthsPerSecond health checks at factor 1; 0 for none
 * @param steps how the rates change; empty for constant ones
 * @param scope where it writes and recalls
 * @param clientIdPrefix its own, so that its writes are told from all others in the database
 * @param timeout of one request; {@code stop} waits so long for those under way
 * @param seed the same seed gives the same texts, the same order of recalls and the same arrivals
 * @param maxInFlight requests under way at most; a request that would exceed it is held back and counted
 * @param minimumSamples answered requests of each operation that a phase needs
 * @param longestGap without a request of an operation that a phase may have
 * @param latenessLimit of the schedule itself, at its 99th percentile
 */
public record LoadPlan(
        double writesPerSecond,
        double recallsPerSecond,
        double healthsPerSecond,
        List<RateStep> steps,
        TenantScope scope,
        String clientIdPrefix,
        Duration timeout,
        long seed,
        int maxInFlight,
        int minimumSamples,
        Duration longestGap,
        Duration latenessLimit) {

    private static final int MAX_IN_FLIGHT = 256;
    private static final Duration LATENESS_LIMIT = Duration.ofMillis(100);
    private static final Duration UNLIMITED = Duration.ofDays(1);

    public LoadPlan {
        requireRate("writes", writesPerSecond);
        requireRate("recalls", recallsPerSecond);
        requireRate("health checks", healthsPerSecond);
        if (clientIdPrefix.isBlank()) {
            throw new IllegalArgumentException("load plan, client id prefix is blank, expected one of its own");
        }
        if (maxInFlight < 1 || minimumSamples < 0) {
            throw new IllegalArgumentException("load plan, at most " + maxInFlight + " under way, at least "
                    + minimumSamples + " samples, expected at least 1 and 0");
        }
        steps = List.copyOf(steps);
    }

    /** Constant rates, no health checks, at most 256 requests under way, at most 100 ms late. */
    public LoadPlan(
            double writesPerSecond,
            double recallsPerSecond,
            TenantScope scope,
            String clientIdPrefix,
            Duration timeout,
            long seed,
            int minimumSamples,
            Duration longestGap) {
        this(
                writesPerSecond,
                recallsPerSecond,
                0,
                List.of(),
                scope,
                clientIdPrefix,
                timeout,
                seed,
                MAX_IN_FLIGHT,
                minimumSamples,
                longestGap,
                LATENESS_LIMIT);
    }

    /** The same plan with another limit on its schedule's lateness. */
    public LoadPlan latenessLimit(Duration limit) {
        return with(healthsPerSecond, minimumSamples, longestGap, limit);
    }

    /**
     * The same plan for a load by which nothing is judged: it has as few requests, gaps as long and is as late as it
     * happens to be.
     */
    public LoadPlan unguarded() {
        return with(healthsPerSecond, 0, UNLIMITED, UNLIMITED);
    }

    /** The same plan with that many health checks a second besides, at factor 1. */
    public LoadPlan healthsPerSecond(double rate) {
        return with(rate, minimumSamples, longestGap, latenessLimit);
    }

    private LoadPlan with(double healths, int samples, Duration gap, Duration lateness) {
        return new LoadPlan(
                writesPerSecond,
                recallsPerSecond,
                healths,
                steps,
                scope,
                clientIdPrefix,
                timeout,
                seed,
                maxInFlight,
                samples,
                gap,
                lateness);
    }

    /** Requests of an operation a second at factor 1; 0 for one that a load does not send. */
    double perSecond(Operation operation) {
        return switch (operation) {
            case WRITE -> writesPerSecond;
            case RECALL -> recallsPerSecond;
            case HEALTH -> healthsPerSecond;
            case FIND -> 0;
        };
    }

    /** The client id of the write number {@code sequence}. */
    public String clientId(long sequence) {
        return String.format(Locale.ROOT, "%s-%09d", clientIdPrefix, sequence);
    }

    private static void requireRate(String what, double rate) {
        if (!(rate >= 0) || rate > 100_000) {
            throw new IllegalArgumentException(
                    "load plan, " + what + " at " + rate + " a second, expected 0 to 100000");
        }
    }
}
