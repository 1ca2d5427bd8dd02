package dev.aionis.drill.criteria;

import static org.apache.commons.statistics.inference.AlternativeHypothesis.GREATER_THAN;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Bad requests of the canary against those of the baseline, by Fisher's exact test, one-sided.
 *
 * @param of what was counted, e.g. {@code error rate of write}
 * @param baselineBad bad requests of {@code baselineSize}
 * @param canaryBad bad requests of {@code canarySize}
 * @param pValue probability of so many among the canary's, were both sides alike
 * @param pWithoutWorst the same without one bad request of the canary: one request must not decide
 */
public record CountComparison(
        String of,
        long baselineBad,
        long baselineSize,
        long canaryBad,
        long canarySize,
        double pValue,
        double pWithoutWorst) {

    /** Halves the interval of rates until it is narrower than one in a million. */
    private static final int BISECTIONS = 20;

    private static final FisherExactTest FISHER = FisherExactTest.withDefaults().with(GREATER_THAN);

    static CountComparison of(String of, long baselineBad, long baselineSize, long canaryBad, long canarySize) {
        return new CountComparison(
                of,
                baselineBad,
                baselineSize,
                canaryBad,
                canarySize,
                fisher(baselineBad, baselineSize, canaryBad, canarySize),
                canaryBad == 0 ? 1 : fisher(baselineBad, baselineSize, canaryBad - 1, canarySize - 1));
    }

    /**
     * The smallest difference that this sample would have shown with probability {@code power} at level {@code alpha}:
     * exact for the canary's count, given the baseline's as it was observed. Empty if not even a canary that always
     * fails would have been found out.
     */
    public OptionalDouble smallestDetectable(double alpha, double power) {
        int size = Math.toIntExact(canarySize);
        int critical = smallestCriticalCount(alpha);
        if (critical > size) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double rate = (low + high) / 2;
            if (BinomialDistribution.of(size, rate).survivalProbability(critical - 1) >= power) {
                high = rate;
            } else {
                low = rate;
            }
        }
        return OptionalDouble.of(high - rate(baselineBad, baselineSize));
    }

    private int smallestCriticalCount(double alpha) {
        int low = 1;
        int high = Math.toIntExact(canarySize) + 1;
        while (low < high) {
            int count = (low + high) / 2;
            if (fisher(baselineBad, baselineSize, count - 1, canarySize - 1) <= alpha) {
                high = count;
            } else {
                low = count + 1;
            }
        }
        return low;
    }

    /** {@code error rate 24.2 % (29 of 120) against 0 % (0 of 121), p = 2e-9}. */
    public String sentence() {
        return "%s %s (%d of %d) against %s (%d of %d), %s"
                .formatted(
                        of,
                        Figures.percent(rate(canaryBad, canarySize)),
                        canaryBad,
                        canarySize,
                        Figures.percent(rate(baselineBad, baselineSize)),
                        baselineBad,
                        baselineSize,
                        Figures.pValue(pValue));
    }

    private static double rate(long bad, long size) {
        return size == 0 ? 0 : (double) bad / size;
    }

    private static double fisher(long baselineBad, long baselineSize, long canaryBad, long canarySize) {
        long bad = baselineBad + canaryBad;
        long size = baselineSize + canarySize;
        if (bad == 0 || bad == size || baselineSize == 0 || canarySize == 0) {
            return 1;
        }
        return FISHER.test(new int[][] {
                    {Math.toIntExact(canaryBad), Math.toIntExact(canarySize - canaryBad)},
                    {Math.toIntExact(baselineBad), Math.toIntExact(baselineSize - baselineBad)}
                })
                .getPValue();
    }
}
