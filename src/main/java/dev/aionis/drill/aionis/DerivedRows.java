package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Reads row by row what {@link DerivedStateReading} counts in the database. */
final class DerivedRows {

    static final String NODES = """
            select client_id, coalesce(commit_id::text, ''), coalesce(embedding_status::text, 'none'), embedding is not null
            from memory_nodes where scope = ? and starts_with(client_id, ?)""";

    static final String EVENTS = """
            select commit_id::text, event_type::text, job_key, attempts, published_at is not null, failed_at is not null,
                coalesce(failed_reason, '')
            from memory_outbox where scope = ? and commit_id in (
                select commit_id from memory_nodes where scope = ? and starts_with(client_id, ?))""";

    private static final int ROWS_AHEAD = 5_000;

    private DerivedRows() {}

    static void nodes(Connection connection, String storageKey, String prefix, Consumer<WrittenNode> each)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, NODES, storageKey, prefix);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                each.accept(new WrittenNode(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
            }
        }
    }

    static void events(Connection connection, String storageKey, String prefix, Consumer<OutboxEvent> each)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, EVENTS, storageKey, storageKey, prefix);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                each.accept(new OutboxEvent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getString(7)));
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, String query, String... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setFetchSize(ROWS_AHEAD);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }
}
