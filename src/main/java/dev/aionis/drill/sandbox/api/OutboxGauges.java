package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.service.Metrics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The outbox as gauges. The API reads them, not the worker: they must go on when no worker lives. While the database
 * does not answer they are away, since an old figure would be taken for a new one.
 */
final class OutboxGauges implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(500);

    private static final String PENDING = "aionis_outbox_pending";
    private static final String OLDEST_AGE = "aionis_outbox_oldest_age_seconds";
    private static final String DEAD_LETTERS = "aionis_outbox_dead_letters";

    private static final String READ = "select count(*) filter (where failed_at is null) as pending,"
            + " coalesce(extract(epoch from now() - min(created_at) filter (where failed_at is null)), 0) as oldest,"
            + " count(*) filter (where failed_at is not null) as dead"
            + " from memory_outbox where published_at is null";

    private final DataSource database;
    private final Metrics metrics;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outbox gauges");
        thread.setDaemon(true);
        return thread;
    });

    OutboxGauges(DataSource database, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    void start() {
        schedule.scheduleWithFixedDelay(this::read, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private void read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ);
                ResultSet row = select.executeQuery()) {
            row.next();
            metrics.set(PENDING, row.getLong("pending"));
            metrics.set(OLDEST_AGE, row.getDouble("oldest"));
            metrics.set(DEAD_LETTERS, row.getLong("dead"));
        } catch (SQLException away) {
            metrics.count("aionis_outbox_read_failures_total");
            metrics.forget(PENDING);
            metrics.forget(OLDEST_AGE);
            metrics.forget(DEAD_LETTERS);
        }
    }
}
