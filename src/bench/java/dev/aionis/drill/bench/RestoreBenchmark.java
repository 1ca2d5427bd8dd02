package dev.aionis.drill.bench;

import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.PointInTimeRestore;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a drill adds to the time of a restore: in each round the drill restores a database of 1 GiB from base backup and
 * archive, and so does a shell that copies the base with {@code cp -a} and starts the server. Both servers have the same
 * settings, replay the same WAL, and are timed until they are promoted; before each, what the one
 * before has written is put on disk, so that neither pays for the other.
 */
final class RestoreBenchmark implements Benchmark {

    private static final int ROUNDS = 3;

    /** What the configuration has by default. */
    private static final int COPY_THREADS = 4;

    /** Far above what a replay takes; a round that reaches it breaks. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Seven rows of 992 characters fill a page of 8 KiB. */
    private static final int ROWS = (1 << 30) / 8192 * 7;

    private static final int ROWS_AFTER_BACKUP = ROWS / 16;

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        try (var server = new Server(directory, binaries)) {
            server.execute("create table filling (id int, text text)");
            fill(server, ROWS);
            var base = BaseBackup.take(server.postgres(), directory.resolve("base"), COPY_THREADS);
            fill(server, ROWS_AFTER_BACKUP);
            server.archiveAll();
            var ratio = new Median();
            for (int i = 0; i < ROUNDS; i++) {
                ratio.add(round(server, base, directory.resolve("round-" + i)));
            }
            return List.of(Figure.atMost("restore", ratio.value(), "x cp -a and recovery", 1.1));
        }
    }

    private static double round(Server server, BaseBackup base, Path directory) throws Exception {
        var copy = directory.resolve("drill");
        try {
            Shell.run("sync");
            var drill = Timed.of(() -> restore(server, base, copy));
            drill.value().close();
            Shell.run("sync");
            var settings = copy.resolve("postgresql.conf");
            var plain = Timed.of(() -> PlainRestore.run(server, base, settings, directory.resolve("plain")));
            plain.value().close();
            return drill.seconds() / plain.seconds();
        } finally {
            Shell.run("rm", "-rf", directory.toString());
        }
    }

    private static PostgresServer restore(Server server, BaseBackup base, Path copy) {
        var log = copy.resolveSibling("drill.log");
        return PointInTimeRestore.restore(
                        server.binaries(),
                        base,
                        server.archive(),
                        Optional.empty(),
                        copy,
                        log,
                        COPY_THREADS,
                        LIMIT,
                        line -> {})
                .server();
    }

    private static void fill(Server server, int rows) throws SQLException {
        server.execute(
                "insert into filling select n, repeat(md5(n::text), 31) from generate_series(1, %d) n".formatted(rows));
    }
}
