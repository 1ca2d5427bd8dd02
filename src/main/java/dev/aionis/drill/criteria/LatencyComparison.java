package dev.aionis.drill.criteria;

import static org.apache.commons.statistics.inference.AlternativeHypothesis.GREATER_THAN;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Latencies of the canary's answers against the baseline's, by the Mann–Whitney rank test, one-sided.
 *
 * @param of what was timed, e.g. {@code latency of write}
 * @param pValue probability of ranks so high among the canary's, were both sides alike
 * @param pWithoutWorst the same without the canary's slowest answer: one request must not decide
 * @param superiority probability that an answer of the canary is slower than one of the baseline, ties counted half
 * @param shift Hodges–Lehmann estimate of how much slower the canary is; negative if it is faster
 * @param smallestDetectable the smallest shift this sample would have shown; empty if none
 */
public record LatencyComparison(
        String of,
        int baselineSize,
        int canarySize,
        double pValue,
        double pWithoutWorst,
        double superiority,
        Duration shift,
        Optional<Duration> smallestDetectable) {

    private static final MannWhitneyUTest RANKS =
            MannWhitneyUTest.withDefaults().with(GREATER_THAN);
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * @param baseline nanoseconds, sorted
     * @param canary nanoseconds, sorted
     */
    static LatencyComparison of(String of, long[] baseline, long[] canary, double alpha, double power) {
        var differences = new PairwiseDifferences(baseline, canary);
        return new LatencyComparison(
                of,
                baseline.length,
                canary.length,
                ranks(baseline, canary),
                ranks(baseline, Arrays.copyOf(canary, canary.length - 1)),
                differences.superiority(),
                Duration.ofNanos(differences.median()),
                smallestDetectable(baseline, canary.length, alpha, power));
    }

    /**
     * By Noether's formula (1987): with N answers, a share c of them the canary's, the test has the wanted power when
     * the superiority is at least 1/2 + (z_α + z_β) / √(12 c (1 − c) N). The shift that makes it so is read from the
     * baseline's own spread: moved by that much it would be slower than itself so often.
     */
    private static Optional<Duration> smallestDetectable(long[] baseline, int canarySize, double alpha, double power) {
        double size = baseline.length + canarySize;
        double share = canarySize / size;
        double z = NORMAL.inverseSurvivalProbability(alpha) + NORMAL.inverseCumulativeProbability(power);
        double superiority = 0.5 + z / Math.sqrt(12 * share * (1 - share) * size);
        if (superiority >= 1) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(new PairwiseDifferences(baseline, baseline).quantile(superiority)));
    }

    /** {@code latency of write slower by 12.4 ms (118 against 240 answers), slower in 81 % of pairs, p = 2e-9}. */
    public String sentence() {
        return "%s %s by %s (%d against %d answers), slower in %s of pairs, %s"
                .formatted(
                        of,
                        shift.isNegative() ? "lower" : "higher",
                        Figures.millis(shift.abs()),
                        canarySize,
                        baselineSize,
                        Figures.percent(superiority),
                        Figures.pValue(pValue));
    }

    private static double ranks(long[] baseline, long[] canary) {
        boolean allAlike = baseline[0] == canary[canary.length - 1]
                && canary[0] == baseline[baseline.length - 1]
                && baseline[0] == canary[0];
        // all tied: the ranks have no variance, and the test no answer but "no difference"
        return allAlike ? 1 : RANKS.test(doubles(canary), doubles(baseline)).getPValue();
    }

    private static double[] doubles(long[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
