package dev.aionis.drill.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When each request of one operation is due, counted from the start of the load. Each time is computed from the
 * request's number and not from the time before, so that nothing adds up to a drift.
 *
 * <p>Each request is late of its even place by a part of its own of at most half an interval: what arrives evenly can
 * keep in step with what the system does at intervals, a poll for one, and then sees the same of it each time.
 */
final class Schedule {

    private final List<Stretch> stretches = new ArrayList<>();
    private final double phase;
    private final Jitter jitter;

    /**
     * @param perSecond rate at factor 1
     * @param phase how far into its first interval the first request lies, from 0 to below 1
     */
    Schedule(double perSecond, List<RateStep> steps, double phase, Jitter jitter) {
        this.phase = phase;
        this.jitter = jitter;
        double from = 0;
        double due = 0;
        for (RateStep step : steps.isEmpty() ? List.of(new RateStep(Duration.ofDays(1), 1)) : steps) {
            double rate = perSecond * step.factor();
            stretches.add(new Stretch(from, due, rate));
            double seconds = step.length().toNanos() / 1e9;
            from += seconds;
            due += seconds * rate;
        }
    }

    /** When request number {@code n}, counted from 0, is due; empty if it never is. */
    Optional<Duration> due(long n) {
        double wanted = n + phase + jitter.of(n);
        // a stretch at rate 0 begins at the same count as the one after it, so the last that has begun decides
        for (int i = stretches.size() - 1; i >= 0; i--) {
            Stretch stretch = stretches.get(i);
            if (wanted >= stretch.dueBefore()) {
                return stretch.time(wanted);
            }
        }
        return Optional.empty();
    }

    /**
     * A stretch of constant rate.
     *
     * @param from seconds after the start
     * @param dueBefore requests due before it begins
     * @param rate requests a second
     */
    private record Stretch(double from, double dueBefore, double rate) {

        private Optional<Duration> time(double wanted) {
            double seconds = from + (wanted - dueBefore) / rate;
            return rate > 0 ? Optional.of(Duration.ofNanos(Math.round(seconds * 1e9))) : Optional.empty();
        }
    }
}
