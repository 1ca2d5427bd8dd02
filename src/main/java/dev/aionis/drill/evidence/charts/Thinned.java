package dev.aionis.drill.evidence.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** So many samples as a picture can show, without losing a peak or a trough. */
final class Thinned {

    /** Runs of samples; of each two are kept. A picture has no more points across. */
    private static final int RUNS = 1000;

    private Thinned() {}

    /** The lowest and the highest of every run of {@code samples}, in their order; all of them if they are few. */
    static <T> List<T> of(List<T> samples, ToDoubleFunction<T> height) {
        if (samples.size() <= 2 * RUNS) {
            return samples;
        }
        var kept = new ArrayList<T>(2 * RUNS);
        for (int run = 0; run < RUNS; run++) {
            int from = (int) ((long) samples.size() * run / RUNS);
            int to = (int) ((long) samples.size() * (run + 1) / RUNS);
            int lowest = from;
            int highest = from;
            for (int i = from; i < to; i++) {
                lowest = height.applyAsDouble(samples.get(i)) < height.applyAsDouble(samples.get(lowest)) ? i : lowest;
                highest =
                        height.applyAsDouble(samples.get(i)) > height.applyAsDouble(samples.get(highest)) ? i : highest;
            }
            kept.add(samples.get(Math.min(lowest, highest)));
            if (lowest != highest) {
                kept.add(samples.get(Math.max(lowest, highest)));
            }
        }
        return kept;
    }
}
