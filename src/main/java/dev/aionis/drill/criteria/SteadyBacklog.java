package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The range of the backlog in steady state. Its usual highest values leave out the top 1 % of the samples, at least
 * one: a single odd sample does not make a range.
 *
 * @param samples how many samples it is taken from
 * @param median of pending rows
 * @param low median − 3 σ of pending rows, for the eye only: a backlog below it is no fault
 * @param high upper limit of pending rows: the highest of median + 3 σ, the usual highest, and median +
 *     {@value #FLOOR} rows. σ is 1.4826 × the median absolute deviation
 * @param oldest upper limit of the oldest row's age: the larger of twice the usual highest, and that plus 2 s. A few
 *     rows that a dead worker holds are within the range by their number; by their age they are not
 */
public record SteadyBacklog(int samples, double median, long low, long high, Duration oldest) {

    /** Rows above the median that are normal on any system: one batch of writes may always be under way. */
    static final int FLOOR = 5;

    private static final Duration AGE_FLOOR = Duration.ofSeconds(2);

    /** Makes the median absolute deviation estimate the standard deviation of a normal spread. */
    private static final double TO_SIGMA = 1.4826;

    /** The range of {@code baseline}, in any order; of no samples it is the floor alone. */
    public static SteadyBacklog of(List<BacklogSample> baseline) {
        long[] pending = sorted(baseline, BacklogSample::pending);
        double median = median(Arrays.stream(pending).asDoubleStream().toArray());
        double sigma = TO_SIGMA
                * median(Arrays.stream(pending)
                        .mapToDouble(rows -> Math.abs(rows - median))
                        .sorted()
                        .toArray());
        double high = Math.max(Math.max(median + 3 * sigma, usualHighest(pending)), median + FLOOR);
        Duration age = Duration.ofNanos(
                usualHighest(sorted(baseline, sample -> sample.oldestAge().toNanos())));
        return new SteadyBacklog(
                pending.length,
                median,
                (long) Math.max(0, Math.floor(median - 3 * sigma)),
                (long) Math.ceil(high),
                age.compareTo(AGE_FLOOR) > 0 ? age.multipliedBy(2) : age.plus(AGE_FLOOR));
    }

    /** Whether {@code sample} is within the range, by number and by age. */
    public boolean holds(BacklogSample sample) {
        return sample.pending() <= high && young(sample);
    }

    boolean young(BacklogSample sample) {
        return sample.oldestAge().compareTo(oldest) <= 0;
    }

    private static long[] sorted(List<BacklogSample> baseline, ToLongFunction<BacklogSample> figure) {
        return baseline.stream().mapToLong(figure).sorted().toArray();
    }

    private static long usualHighest(long[] sorted) {
        int leftOut = Math.max(1, sorted.length / 100);
        return sorted.length == 0 ? 0 : sorted[Math.max(0, sorted.length - 1 - leftOut)];
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
