package dev.aionis.drill.sandbox.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The claim protocol of the outbox. A claim is a time stamp in the row, not a lock: it outlives the worker that made
 * it, until the claim timeout has passed. Statements run on their own (auto-commit).
 */
final class Claims {

    private static final String FREE = "published_at is null and failed_at is null"
            + " and (claimed_at is null or claimed_at < now() - ? * interval '1 millisecond')";

    private static final String CLAIM = "with picked as (select id from memory_outbox where " + FREE
            + " and attempts < ? order by id limit ? for update skip locked)"
            + " update memory_outbox o set claimed_at = now(), attempts = o.attempts + 1 from picked"
            + " where o.id = picked.id"
            + " returning o.id, o.scope, o.commit_id, o.event_type, o.payload, o.job_key, o.attempts";

    private static final String BURY = "update memory_outbox set failed_at = now(),"
            + " failed_reason = 'max_attempts_exceeded', claimed_at = null where " + FREE + " and attempts >= ?";

    private static final String RELEASE = "update memory_outbox set claimed_at = null, last_error = ?"
            + " where id = ? and published_at is null and failed_at is null";

    private static final String PENDING =
            "select count(*) from memory_outbox where published_at is null and failed_at is null";

    private final WorkerSettings settings;

    Claims(WorkerSettings settings) {
        this.settings = settings;
    }

    /** Claims the oldest free events, at most a batch; in the order in which they were enqueued. */
    List<OutboxEvent> claim(Connection connection) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(DefectiveClaims.in(settings.defect(), CLAIM))) {
            claim.setLong(1, settings.claimTimeout().toMillis());
            claim.setInt(2, settings.maxAttempts());
            claim.setInt(3, settings.batchSize());
            var events = new ArrayList<OutboxEvent>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    events.add(new OutboxEvent(
                            rows.getLong("id"),
                            rows.getString("scope"),
                            rows.getObject("commit_id", UUID.class),
                            rows.getString("event_type"),
                            rows.getString("payload"),
                            rows.getString("job_key"),
                            rows.getInt("attempts")));
                }
            }
            events.sort(Comparator.comparingLong(OutboxEvent::id));
            return events;
        }
    }

    /** Events that are neither published nor dead, claimed ones included. */
    long pending(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(PENDING)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Makes dead letters of the events that have used up their attempts; says how many. */
    int buryExhausted(Connection connection) throws SQLException {
        try (PreparedStatement bury = connection.prepareStatement(BURY)) {
            bury.setLong(1, settings.claimTimeout().toMillis());
            bury.setInt(2, settings.maxAttempts());
            return bury.executeUpdate();
        }
    }

    /** Gives an event back after a failed attempt, so that the next pass may try it again. */
    void release(Connection connection, OutboxEvent event, String error) throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setString(1, error);
            release.setLong(2, event.id());
            release.executeUpdate();
        }
    }
}
