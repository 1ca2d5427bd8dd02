package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.service.Metrics;
import dev.aionis.drill.sandbox.service.ServiceLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Works on one claimed event: effect and publication in one transaction, or neither. */
final class EventWork {

    /** Locks the row, unless somebody else has finished it since: a claim that timed out while this worker was frozen. */
    private static final String STILL_OPEN =
            "select 1 from memory_outbox" + " where id = ? and published_at is null and failed_at is null for update";

    private static final String PUBLISH =
            "update memory_outbox set published_at = now(), claimed_at = null, last_error = null where id = ?";

    private final Map<String, Job> jobs;
    private final Claims claims;
    private final Metrics metrics;
    private final ServiceLog log;

    EventWork(Map<String, Job> jobs, Claims claims, Metrics metrics, ServiceLog log) {
        this.jobs = Map.copyOf(jobs);
        this.claims = claims;
        this.metrics = metrics;
        this.log = log;
    }

    /** A failure of the event itself is noted in its row; one of the connection is the caller's. */
    void workOn(Connection connection, OutboxEvent event) throws SQLException, InterruptedException {
        try {
            Job job = jobs.get(event.type());
            if (job == null) {
                throw new IllegalArgumentException("no job for event type " + event.type());
            }
            Job.Effect effect = job.prepare(connection, event);
            publish(connection, event, effect);
        } catch (SQLException | IllegalArgumentException failed) {
            if (!connection.isValid(1)) {
                throw failed instanceof SQLException lost ? lost : new SQLException(failed);
            }
            claims.release(connection, event, String.valueOf(failed.getMessage()));
            count(event, "error");
            log.warn("event " + event.id() + " " + event.type() + " attempt " + event.attempts() + ": "
                    + failed.getMessage());
        }
    }

    private void publish(Connection connection, OutboxEvent event, Job.Effect effect) throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (lockIfOpen(connection, event)) {
                effect.apply(connection);
                update(connection, event);
                connection.commit();
                count(event, "published");
            } else {
                connection.rollback();
                count(event, "already_done");
            }
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean lockIfOpen(Connection connection, OutboxEvent event) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STILL_OPEN)) {
            select.setLong(1, event.id());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void update(Connection connection, OutboxEvent event) throws SQLException {
        try (PreparedStatement publish = connection.prepareStatement(PUBLISH)) {
            publish.setLong(1, event.id());
            publish.executeUpdate();
        }
    }

    private void count(OutboxEvent event, String result) {
        metrics.count("aionis_worker_events_total{event_type=\"" + event.type() + "\",result=\"" + result + "\"}");
    }
}
