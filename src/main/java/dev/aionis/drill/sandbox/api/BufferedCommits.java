package dev.aionis.drill.sandbox.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Acknowledges writes once they are in a transaction that is committed now and then: fewer flushes, and whatever is in it
 * when the process ends was acknowledged and never committed.
 */
final class BufferedCommits extends CommitWriter {

    /** Much longer than a replica is drained for before it is ended. */
    private static final long INTERVAL_MILLIS = 5000;

    private final DatabaseSettings settings;
    private final Telemetry telemetry;
    private Optional<Connection> buffer = Optional.empty();

    BufferedCommits(DataSource database, DatabaseSettings settings, Telemetry telemetry) {
        super(database, telemetry);
        this.settings = settings;
        this.telemetry = telemetry;
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "commits");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(this::flush, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    synchronized Commit write(WriteRequest request, Endpoint.Call call) throws SQLException {
        try {
            Connection open = open();
            Commit commit = writeWithin(open, request);
            telemetry.record(open, "write", call);
            return commit;
        } catch (SQLException | RuntimeException failed) {
            drop();
            throw failed;
        }
    }

    private Connection open() throws SQLException {
        if (buffer.isEmpty()) {
            Connection fresh = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
            fresh.setAutoCommit(false);
            buffer = Optional.of(fresh);
        }
        return buffer.get();
    }

    private synchronized void flush() {
        try {
            if (buffer.isPresent()) {
                buffer.get().commit();
            }
        } catch (SQLException lost) {
            drop();
        }
    }

    private void drop() {
        Optional<Connection> broken = buffer;
        buffer = Optional.empty();
        try {
            if (broken.isPresent()) {
                broken.get().close();
            }
        } catch (SQLException gone) {
            return;
        }
    }
}
