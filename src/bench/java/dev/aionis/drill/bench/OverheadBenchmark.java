package dev.aionis.drill.bench;

import dev.aionis.drill.run.WatchedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a drill's looking costs the system under drill: the write latency of one sandbox under one load, in windows that
 * are watched and windows that are not, in turn. Which of the two comes first changes from round to round, since a
 * database grows.
 */
final class OverheadBenchmark implements Benchmark {

    private static final Path CONFIG = Path.of("drill-config/local.yaml");

    /** Three times the local drill's, so that a window has a 99th percentile to speak of. */
    private static final Map<String, String> LOAD =
            Map.of("load.writes-per-second", "60", "load.recalls-per-second", "30");

    private static final int ROUNDS = 12;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration WINDOW = Duration.ofSeconds(6);

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        var alone = new Median();
        var watched = new Median();
        try (var sandbox = new WatchedSandbox(directory, CONFIG.toAbsolutePath(), LOAD)) {
            sandbox.watched("warm-up of the watch", WINDOW);
            sandbox.alone("warm-up", WARM_UP);
            for (int round = 1; round <= ROUNDS; round++) {
                if (round % 2 == 0) {
                    watched.add(sandbox.watched("watched " + round, WINDOW));
                }
                alone.add(sandbox.alone("alone " + round, WINDOW));
                if (round % 2 == 1) {
                    watched.add(sandbox.watched("watched " + round, WINDOW));
                }
            }
        }
        System.out.printf(Locale.ROOT, "       write p99 alone %.2f ms of %s%n", alone.value(), alone);
        System.out.printf(Locale.ROOT, "       write p99 watched %.2f ms of %s%n", watched.value(), watched);
        return List.of(Figure.atMost("overhead", watched.value() / alone.value(), "x unwatched", 1.05));
    }
}
