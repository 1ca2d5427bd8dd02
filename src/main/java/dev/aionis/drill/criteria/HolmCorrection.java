package dev.aionis.drill.criteria;

import java.util.Arrays;

/**
 * Holm's step-down correction (1979): several tests, one probability {@code alpha} that any of them alarms falsely,
 * whatever the dependence between them.
 */
final class HolmCorrection {

    private HolmCorrection() {}

    /**
     * The largest p-value that is rejected; below 0 if none is. Every p up to it is rejected.
     *
     * @param pValues of all the tests that were made
     */
    static double rejectedUpTo(double[] pValues, double alpha) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        double rejected = -1;
        for (int i = 0; i < sorted.length && sorted[i] <= alpha / (sorted.length - i); i++) {
            rejected = sorted[i];
        }
        return rejected;
    }
}
