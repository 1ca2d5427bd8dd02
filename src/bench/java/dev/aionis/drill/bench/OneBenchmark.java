package dev.aionis.drill.bench;

import dev.aionis.drill.process.Lifeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The JVM of one benchmark. Its directory is gone when it is, however it ended. */
public final class OneBenchmark {

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "append",
            new AppendBenchmark(),
            "audit",
            new AuditBenchmark(),
            "load",
            new LoadBenchmark(),
            "outage",
            new OutageBenchmark(),
            "overhead",
            new OverheadBenchmark(),
            "record",
            new RecordBenchmark(),
            "redact",
            new RedactBenchmark(),
            "restore",
            new RestoreBenchmark()));

    private OneBenchmark() {}

    /** @param args the benchmark's name and the build's directory */
    public static void main(String[] args) throws Exception {
        Lifeline.watch();
        var benchmark = ALL.get(args[0]);
        if (benchmark == null) {
            throw new IllegalArgumentException("benchmark '" + args[0] + "', expected one of " + ALL.keySet());
        }
        var target = Path.of(args[1]);
        var directory = target.resolve(
                "bench/" + args[0] + "-" + ProcessHandle.current().pid());
        Files.createDirectories(directory);
        var broom = Lifeline.broom(directory);
        try {
            benchmark
                    .run(directory, target.resolve("postgres-binaries"))
                    .forEach(figure -> System.out.println(figure.line()));
        } finally {
            broom.close();
        }
    }
}
