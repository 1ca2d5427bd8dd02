package dev.aionis.drill.bench;

import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditScope;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * What an audit costs beyond reading the rows at all: in each round its own query is first only read to its end, through
 * the same connection, and then the audit is run. The ledger holds the same writes as the database, so every row is
 * compared in full.
 */
final class AuditBenchmark implements Benchmark {

    private static final int WRITES = 5_000_000;
    private static final int ROUNDS = 3;

    private final AuditScope scope = new AuditScope(NumberedWrites.SCOPE, NumberedWrites.PREFIX, Optional.empty());

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        var ledger = directory.resolve("ledger");
        var writes = new NumberedWrites(WRITES);
        writes.intoLedger(ledger);
        try (var server = new Server(directory, binaries)) {
            writes.intoDatabase(server);
            var ratio = new Median();
            try (var connection = server.postgres().connect()) {
                for (int i = 0; i < ROUNDS; i++) {
                    var reading = Timed.of(() -> readOnly(connection));
                    var auditing = Timed.of(() -> audit(ledger, connection, directory));
                    ratio.add(auditing.seconds() / reading.seconds());
                }
            }
            return List.of(
                    Figure.atMost("audit", ratio.value(), "x COPY", 1.5),
                    Figure.atMost("audit-heap", highestHeap(), "MiB", 512));
        }
    }

    private long readOnly(Connection connection) throws Exception {
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(Audit.query(scope), OutputStream.nullOutputStream());
        return requireAll(rows, "rows read");
    }

    private long audit(Path ledger, Connection connection, Path directory) throws Exception {
        var list = directory.resolve("audit.tsv");
        var report = new Audit().run(ledger, connection, scope, list);
        Files.delete(list);
        return requireAll(report.sound() ? report.databaseRows() : 0, "rows audited and found sound");
    }

    private static long requireAll(long count, String what) {
        if (count != WRITES) {
            throw new IllegalStateException(count + " " + what + ", expected " + WRITES);
        }
        return count;
    }

    /** The sum of what each part of the heap held at its fullest, garbage included. */
    private static double highestHeap() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return bytes / (double) (1 << 20);
    }
}
