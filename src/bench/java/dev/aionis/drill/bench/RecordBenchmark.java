package dev.aionis.drill.bench;

import dev.aionis.drill.aionis.OutboxEvent;
import dev.aionis.drill.aionis.WrittenNode;
import dev.aionis.drill.run.LongDrill;
import dev.aionis.drill.verify.Rederivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the record of a long drill costs: 100,000 writes in the ledger, 3 h of samples. Everything is kept, judged,
 * drawn, rendered, compressed and sealed by the drill's own parts, and derived again from what they left. Its pictures
 * and pages are left in {@code target/long-drill}, to be looked at.
 */
final class RecordBenchmark implements Benchmark {

    private static final int WRITES = 100_000;
    private static final Path CONFIG = Path.of("drill-config/local.yaml");

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        var drill = new LongDrill(directory, CONFIG.toAbsolutePath(), WRITES);
        var writes = new NumberedWrites(WRITES, drill.storageKey(), drill.clientIdPrefix(), drill::sentAt);
        writes.intoLedger(drill.ledger());
        try (var server = new Server(directory.resolve("postgres"), binaries)) {
            writes.intoDatabase(server);
            try (var connection = server.postgres().connect()) {
                drill.audit(connection);
            }
        }
        var nodes = nodes(writes, drill);
        var events = events(writes);
        double keeping = seconds(() -> drill.keep(nodes, events));
        double judging = seconds(() -> drill.judge().forEach(each -> System.out.println("       " + each.headline())));
        double rendering = seconds(() -> {
            drill.draw();
            drill.end();
        });
        var findings = new ArrayList<String>();
        double deriving =
                seconds(() -> findings.addAll(Rederivation.of(drill.folder()).findings()));
        findings.forEach(finding -> System.out.println("       finding: " + finding));
        keep(drill.folder());
        return List.of(
                Figure.atMost("record-kept", keeping, "s", 60),
                Figure.atMost("record-judged", judging, "s", 20),
                Figure.atMost("record-rendered", rendering, "s", 20),
                Figure.atMost("record-derived-again", deriving, "s", 20),
                Figure.atMost("record-findings", findings.size(), "findings", 0),
                Figure.atMost("record-folder", bytes(drill.folder()) / (1 << 20), "MiB", 30));
    }

    private static double seconds(Runnable work) throws Exception {
        return Timed.of(() -> {
                    work.run();
                    return 0L;
                })
                .seconds();
    }

    private static List<WrittenNode> nodes(NumberedWrites writes, LongDrill drill) {
        var nodes = new ArrayList<WrittenNode>();
        for (int n = 1; n <= WRITES; n++) {
            String clientId = String.format(Locale.ROOT, drill.clientIdPrefix() + "%09d", n);
            nodes.add(new WrittenNode(clientId, writes.uuid("commit" + n).toString(), "ready", true));
        }
        return nodes;
    }

    /** Two of each write, done at the first attempt. */
    private static List<OutboxEvent> events(NumberedWrites writes) {
        var events = new ArrayList<OutboxEvent>();
        for (int n = 1; n <= WRITES; n++) {
            String commit = writes.uuid("commit" + n).toString();
            for (String type : List.of("embed_nodes", "topic_cluster")) {
                events.add(new OutboxEvent(commit, type, type + ":" + commit, 1, true, false, ""));
            }
        }
        return events;
    }

    private static double bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void keep(Path folder) throws IOException {
        Path kept = Files.createDirectories(Path.of("target/long-drill/charts"));
        try (Stream<Path> charts = Files.list(folder.resolve("charts"))) {
            for (Path chart : charts.toList()) {
                Files.copy(chart, kept.resolve(chart.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (String page : List.of("record.html", "record.md", "record.json")) {
            Files.copy(folder.resolve(page), kept.resolveSibling(page), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 100_000)
                    .forEach(file -> System.out.println("       " + folder.relativize(file) + " "
                            + file.toFile().length()));
        }
    }
}
