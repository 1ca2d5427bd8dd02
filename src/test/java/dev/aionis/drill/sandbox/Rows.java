package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Looks into, and meddles with, the sandbox's database as its owner, for tests. */
public final class Rows implements AutoCloseable {

    private final Connection connection;

    public Rows(PostgresServer server) throws SQLException {
        this.connection = server.connect();
    }

    /** The first column of the first row, as text; the values fill the question marks. */
    public String one(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                var rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new AssertionError("no row for: " + sql);
            }
            return rows.getString(1);
        }
    }

    public long count(String sql, Object... values) throws SQLException {
        return Long.parseLong(one("select count(*) from " + sql, values));
    }

    public void change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.execute();
        }
    }

    /** Waits until the worker has nothing to do: an earlier test may have left it a lot. */
    public void awaitDrained() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("memory_outbox where published_at is null and failed_at is null") == 0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
