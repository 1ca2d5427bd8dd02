package dev.aionis.drill.bench;

import dev.aionis.drill.run.WatchedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a drill's looking costs the system under drill: the write latency of one sandbox under one load, in windows that
 * are watched and windows that are not, in turn. Which of the two comes first changes from round to round, since a
 * database grows. The windows of each side are taken together: one alone has too few writes for a 99th percentile.
 */
final class OverheadBenchmark implements Benchmark {

    private static final Path CONFIG = Path.of("drill-config/local.yaml");

    /** What a deployment is watched by where its drill's configuration says nothing. */
    private static final Map<String, String> AS_BY_DEFAULT = Map.of(
            "observe.backlog-interval", "500ms",
            "observe.probe-interval", "200ms",
            "observe.read-probe-interval", "200ms",
            "observe.write-probe-interval", "2s",
            "observe.alert-interval", "250ms");

    private static final int ROUNDS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration WINDOW = Duration.ofSeconds(8);

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        var alone = new Histogram(3);
        var watched = new Histogram(3);
        try (var sandbox = new WatchedSandbox(directory, CONFIG.toAbsolutePath(), AS_BY_DEFAULT)) {
            sandbox.watched(WINDOW, new Histogram(3));
            sandbox.alone(WARM_UP, new Histogram(3));
            for (int round = 1; round <= ROUNDS; round++) {
                if (round % 2 == 0) {
                    sandbox.watched(WINDOW, watched);
                }
                sandbox.alone(WINDOW, alone);
                if (round % 2 == 1) {
                    sandbox.watched(WINDOW, watched);
                }
            }
        }
        return List.of(Figure.atMost("overhead", p99("watched", watched) / p99("alone", alone), "x unwatched", 1.05));
    }

    private static double p99(String side, Histogram micros) {
        double p99 = millis(micros, 99);
        System.out.printf(
                Locale.ROOT,
                "       %s: %d writes, p50 %.2f ms, p99 %.2f ms%n",
                side,
                micros.getTotalCount(),
                millis(micros, 50),
                p99);
        return p99;
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
