package dev.aionis.drill.criteria;

/**
 * All differences {@code y − x} of two samples, without listing them: a sorted pair of samples answers how many are at
 * most {@code t} in one pass, and bisection over {@code t} finds any quantile. The median is the Hodges–Lehmann
 * estimate of the shift from x to y.
 */
final class PairwiseDifferences {

    private final long[] x;
    private final long[] y;

    /** Both sorted, neither empty. */
    PairwiseDifferences(long[] sortedX, long[] sortedY) {
        this.x = sortedX;
        this.y = sortedY;
    }

    long median() {
        return quantile(0.5);
    }

    /** The smallest difference that at least {@code share} of all pairs do not exceed. */
    long quantile(double share) {
        double wanted = share * x.length * y.length;
        long low = y[0] - x[x.length - 1];
        long high = y[y.length - 1] - x[0];
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (countUpTo(middle) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Share of pairs with {@code y > x}, ties counted half: the probability of superiority. */
    double superiority() {
        double pairs = (double) x.length * y.length;
        return 1 - (countUpTo(0) + countUpTo(-1)) / (2 * pairs);
    }

    private double countUpTo(long t) {
        long count = 0;
        int below = 0;
        // y − x ≤ t means x ≥ y − t: as y grows, fewer x do
        for (long value : y) {
            while (below < x.length && x[below] < value - t) {
                below++;
            }
            count += x.length - below;
        }
        return count;
    }
}
