package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.service.Metrics;
import dev.aionis.drill.sandbox.service.ServiceLog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Claims and works, pass after pass, until told to stop; a batch that was begun is finished. Survives its database. */
final class OutboxLoop implements Runnable {

    private final WorkerSettings settings;
    private final Claims claims;
    private final EventWork work;
    private final Metrics metrics;
    private final ServiceLog log;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    OutboxLoop(WorkerSettings settings, Metrics metrics, ServiceLog log) {
        this.settings = settings;
        this.claims = new Claims(settings);
        this.metrics = metrics;
        this.log = log;
        Map<String, Job> jobs =
                Map.of("embed_nodes", new EmbedNodes(settings.workTime()), "topic_cluster", new TopicCluster());
        this.work = new EventWork(DefectiveJobs.in(settings.defect(), jobs), claims, metrics, log);
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                workUntilDisconnected();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** Returns when the batch in hand is finished. */
    void stop(Duration limit) throws InterruptedException {
        stop.countDown();
        if (!stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("batch in hand not finished after " + limit.toSeconds()
                    + " s; its claims stay until they time out");
        }
    }

    private void workUntilDisconnected() throws InterruptedException {
        try (Connection connection = connect()) {
            log.info("connected to the database");
            while (stop.getCount() > 0) {
                if (!pass(connection)) {
                    pause();
                }
            }
        } catch (SQLException away) {
            metrics.count("aionis_worker_disconnected_total");
            log.warn("database does not answer, trying again: " + away.getMessage());
            pause();
        }
    }

    /** One pass; says whether it found anything to do. */
    private boolean pass(Connection connection) throws SQLException, InterruptedException {
        int buried = claims.buryExhausted(connection);
        if (buried > 0) {
            metrics.add("aionis_worker_dead_letters_total", buried);
            log.error(buried + " events dead after " + settings.maxAttempts() + " attempts: max_attempts_exceeded");
        }
        List<OutboxEvent> batch = claims.claim(connection);
        metrics.add("aionis_worker_claimed_total", batch.size());
        if (!batch.isEmpty()) {
            metrics.set("aionis_worker_last_claim_timestamp_seconds", System.currentTimeMillis() / 1e3);
        }
        for (OutboxEvent event : batch) {
            work.workOn(connection, event);
        }
        if (!batch.isEmpty()) {
            log.info("batch of " + batch.size() + " done, " + claims.pending(connection) + " pending");
        }
        return !batch.isEmpty();
    }

    private void pause() throws InterruptedException {
        stop.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.databaseUser());
        properties.setProperty("password", settings.databasePassword());
        properties.setProperty("ApplicationName", "aionis-worker");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(settings.databaseUrl(), properties);
    }
}
