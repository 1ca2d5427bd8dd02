package dev.aionis.drill.bench;

import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.ledger.WriteResult;
import dev.aionis.drill.model.MonotonicClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How fast the ledger takes writes: one thread begins and completes acknowledged writes as fast as it can, each of the
 * two appends timed. The ids are made beforehand, since making them is the load's business.
 */
final class AppendBenchmark implements Benchmark {

    private static final int WRITES = 500_000;
    private static final int ROUNDS = 5;

    private final MonotonicClock clock = new MonotonicClock();
    private final List<String> ids = IntStream.range(0, WRITES)
            .mapToObj(n -> String.format(Locale.ROOT, "drill-%09d", n))
            .toList();
    private final WriteResult acknowledged = WriteResult.acknowledged(
            clock.instant(), UUID.randomUUID(), UUID.randomUUID(), "0123456789abcdef".repeat(4));

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        round(directory, new Histogram(3));
        var writesPerSecond = new Median();
        var slowest = new Median();
        for (int i = 0; i < ROUNDS; i++) {
            var nanos = new Histogram(3);
            writesPerSecond.add(round(directory, nanos));
            slowest.add(nanos.getValueAtPercentile(99.9) / 1e6);
        }
        return List.of(
                Figure.atLeast("append", writesPerSecond.value(), "writes/s", 300_000),
                Figure.atMost("append-p99.9", slowest.value(), "ms", 1));
    }

    private double round(Path directory, Histogram nanos) throws Exception {
        var file = directory.resolve("ledger");
        try (var ledger = Ledger.create(file, clock)) {
            Instant sentAt = clock.instant();
            long start = System.nanoTime();
            long at = start;
            for (String id : ids) {
                long entry = ledger.begin(id, sentAt, sentAt);
                long begun = System.nanoTime();
                ledger.complete(entry, acknowledged);
                long ended = System.nanoTime();
                nanos.recordValue(begun - at);
                nanos.recordValue(ended - begun);
                at = ended;
            }
            return WRITES / ((at - start) / 1e9);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
