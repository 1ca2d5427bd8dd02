package dev.aionis.drill.bench;

import java.util.ArrayList;
import java.util.List;

/** What rounds of a benchmark say together: one disturbed round does not decide. */
final class Median {

    private final List<Double> rounds = new ArrayList<>();

    void add(double round) {
        rounds.add(round);
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    double value() {
        if (rounds.isEmpty()) {
            throw new IllegalStateException("median of no round, expected at least one");
        }
        var sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        return rounds.toString();
    }
}
