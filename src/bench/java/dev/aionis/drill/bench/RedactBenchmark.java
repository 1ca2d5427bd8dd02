package dev.aionis.drill.bench;

import dev.aionis.drill.evidence.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a log of 50 MB takes to be cleaned of 30 known secrets and of what looks like one: a line in 50 has some. */
final class RedactBenchmark implements Benchmark {

    private static final int SIZE = 50_000_000;
    private static final int ROUNDS = 5;
    private static final int SECRETS = 30;

    @Override
    public List<Figure> run(Path directory, Path binaries) {
        var secrets = new ArrayList<String>();
        for (int i = 0; i < SECRETS; i++) {
            secrets.add("s3cret/" + Integer.toHexString(i * 0x9E3779B1) + "+of&the*drill");
        }
        var redactor = new Redactor(secrets);
        String log = log(secrets);
        var times = new Median();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            String clean = redactor.clean(log);
            times.add((System.nanoTime() - begun) / 1e9);
            if (secrets.stream().anyMatch(clean::contains)) {
                throw new IllegalStateException("a secret is still there");
            }
        }
        return List.of(Figure.atMost("redact", times.value(), "s for a log of 50 MB", 10));
    }

    private static String log(List<String> secrets) {
        var log = new StringBuilder(SIZE + 1000);
        for (int line = 0; log.length() < SIZE; line++) {
            log.append("2026-02-28T10:10:00.123Z INFO  [worker-")
                    .append(line % 7)
                    .append("] claimed rows=")
                    .append(line);
            log.append(" scope=\"default\" url=https://api.example.org/v1/memory/write?limit=5 took=12ms\n");
            if (line % 50 == 0) {
                log.append("{\"level\":\"warn\",\"msg\":\"login ").append(secrets.get(line / 50 % SECRETS));
                log.append(" refused\\n\",\"password\":\"hunter2\"} with%20escapes &amp; such\n");
            }
        }
        return log.toString();
    }
}
