package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.SQLException;

/** What the worker has claimed and not yet done. */
final class WorkerClaims {

    /** More than one: the last of a batch may be done already, and only its commit be under way. */
    private static final String AMID_A_BATCH = "select count(*) > 1 from memory_outbox"
            + " where claimed_at is not null and published_at is null and failed_at is null";

    private final Connection connection;

    WorkerClaims(Connection connection) {
        this.connection = connection;
    }

    boolean amidABatch() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(AMID_A_BATCH)) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException failed) {
            throw new DrillException(
                    "sandbox, its outbox could not be read: " + failed.getMessage(),
                    "see postgres.log in its directory",
                    failed);
        }
    }
}
