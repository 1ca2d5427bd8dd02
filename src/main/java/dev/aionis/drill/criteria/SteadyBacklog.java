package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.util.Arrays;
import java.util.List;

/**
 * The range of the backlog in steady state.
 *
 * @param samples how many samples it is taken from
 * @param median of pending rows
 * @param low lower limit of pending rows, for the eye only: a backlog below it is no fault
 * @param high upper limit: the highest of median + 3 σ with σ taken as 1.4826 × the median absolute deviation, the
 *     largest sample after the top 1 % (at least one) is left out, and median + {@value #FLOOR} rows
 */
public record SteadyBacklog(int samples, double median, long low, long high) {

    /** Rows above the median that are normal on any system: one batch of writes may always be under way. */
    private static final int FLOOR = 5;

    /** Makes the median absolute deviation estimate the standard deviation of a normal spread. */
    private static final double TO_SIGMA = 1.4826;

    public static SteadyBacklog of(List<BacklogSample> baseline) {
        if (baseline.isEmpty()) {
            return new SteadyBacklog(0, 0, 0, FLOOR);
        }
        double[] pending =
                baseline.stream().mapToDouble(BacklogSample::pending).sorted().toArray();
        double median = median(pending);
        double[] deviations = Arrays.stream(pending)
                .map(rows -> Math.abs(rows - median))
                .sorted()
                .toArray();
        double sigma = TO_SIGMA * median(deviations);
        int leftOut = Math.max(1, pending.length / 100);
        double usualHighest = pending[Math.max(0, pending.length - 1 - leftOut)];
        double high = Math.max(Math.max(median + 3 * sigma, usualHighest), median + FLOOR);
        long low = (long) Math.max(0, Math.floor(median - 3 * sigma));
        return new SteadyBacklog(pending.length, median, low, (long) Math.ceil(high));
    }

    boolean holds(BacklogSample sample) {
        return sample.pending() <= high;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
