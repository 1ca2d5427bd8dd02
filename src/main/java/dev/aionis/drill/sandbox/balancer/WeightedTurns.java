package dev.aionis.drill.sandbox.balancer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Smooth weighted round robin, as in nginx: each candidate gains its weight, the richest is chosen and pays the sum. The
 * shares are exact over any window, and a small share is spread evenly instead of coming in bursts.
 */
final class WeightedTurns {

    private final Map<Backend, Double> credit = new HashMap<>();

    /** The index of the next one. When every weight is 0 all count alike: a request is better served than refused. */
    synchronized int next(List<Backend> candidates) {
        double sum = candidates.stream().mapToDouble(Backend::weight).sum();
        double even = sum > 0 ? 0 : 1;
        int richest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            Backend candidate = candidates.get(i);
            double gained = credit.merge(candidate, candidate.weight() + even, Double::sum);
            if (gained > most) {
                most = gained;
                richest = i;
            }
        }
        double price = sum > 0 ? sum : candidates.size();
        credit.merge(candidates.get(richest), -price, Double::sum);
        return richest;
    }

    /** Forgets old credit, so that new weights hold from the next request on. */
    synchronized void reset() {
        credit.clear();
    }
}
