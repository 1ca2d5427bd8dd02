package dev.aionis.drill.sandbox.worker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A worker that hangs for good, some seconds after it has caught up. */
final class HangingWorker {

    private static final String PENDING =
            "select count(*) from memory_outbox where published_at is null and failed_at is null";

    private static final int CAUGHT_UP = 10;
    private static final Duration LATER = Duration.ofSeconds(3);

    private long caughtUpAt;

    Job before(Job job) {
        return (connection, event) -> {
            if (caughtUpAt == 0 && caughtUp(connection)) {
                caughtUpAt = System.nanoTime();
            }
            if (caughtUpAt != 0 && System.nanoTime() - caughtUpAt > LATER.toNanos()) {
                Thread.sleep(Duration.ofDays(1).toMillis());
            }
            return job.prepare(connection, event);
        };
    }

    private static boolean caughtUp(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(PENDING)) {
            row.next();
            return row.getLong(1) < CAUGHT_UP;
        }
    }
}
