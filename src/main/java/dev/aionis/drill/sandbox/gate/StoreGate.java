package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.release.StartupContract;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

/**
 * {@code gate:memory-store-p2:release}: does the store keep what a release relies on. The round trip happens in a
 * transaction that is rolled back: nothing of it stays.
 */
final class StoreGate implements Gate {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private static final String COMMIT = "insert into memory_commits (id, scope, input_sha256, actor, commit_hash)"
            + " values (?::uuid, ?, repeat('0', 64), 'gate', ?)";
    private static final String NODE = "insert into memory_nodes (id, scope, client_id, type, text_summary, commit_id)"
            + " values (?::uuid, ?, 'gate', 'event', 'store gate', ?::uuid)";
    private static final String EVENT = "insert into memory_outbox (scope, commit_id, event_type, payload, job_key)"
            + " values (?, ?::uuid, 'embed_nodes', '{}', ?)";
    private static final String READ_BACK = "select n.text_summary = 'store gate' and n.embedding_status = 'pending'"
            + " and o.published_at is null and o.attempts = 0 from memory_commits c join memory_nodes n"
            + " on n.commit_id = c.id join memory_outbox o on o.commit_id = c.id where c.id = ?::uuid";

    @Override
    public Outcome run(GateContext context, Arguments arguments) throws IOException, SQLException {
        var checks = new Checks(context);
        try (Connection connection = context.connect()) {
            StartupContract contract = StartupContract.check(
                    connection, Release.named(context.settings().text("AIONIS_RELEASE")));
            checks.that(
                    "schema", contract.holds(), contract.violations().size() + " violations " + contract.violations());
            ServerSettings.checkDurable(connection, checks);
            connection.setAutoCommit(false);
            try {
                roundTrip(connection, checks);
            } finally {
                connection.rollback();
            }
        }
        ObjectNode json = checks.json();
        context.keep("memory_store_p2_release", json);
        return Outcome.of(checks.passed(), json);
    }

    private static void roundTrip(Connection connection, Checks checks) throws SQLException {
        String commit = UUID.randomUUID().toString();
        String scope = "gate_" + commit;
        execute(connection, COMMIT, commit, scope, commit);
        execute(connection, NODE, UUID.randomUUID().toString(), scope, commit);
        execute(connection, EVENT, scope, commit, commit);
        checks.that("round trip", readBack(connection, commit), "commit, node and event read back in one transaction");
        refuses(connection, checks, "one node a client id", UNIQUE_VIOLATION, NODE, newId(), scope, commit);
        refuses(connection, checks, "one event a job key", UNIQUE_VIOLATION, EVENT, scope, commit, commit);
        refuses(connection, checks, "one commit a hash", UNIQUE_VIOLATION, COMMIT, newId(), scope, commit);
        refuses(
                connection,
                checks,
                "no node without its commit",
                FOREIGN_KEY_VIOLATION,
                NODE,
                newId(),
                scope + "_2",
                newId());
        refuses(
                connection,
                checks,
                "embedding of 1536 numbers",
                CHECK_VIOLATION,
                "update memory_nodes set embedding = '{1,2,3}' where scope = ?",
                scope);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static boolean readBack(Connection connection, String commit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ_BACK)) {
            select.setString(1, commit);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void refuses(
            Connection connection, Checks checks, String name, String sqlState, String sql, String... values)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        String seen = "accepted";
        try {
            execute(connection, sql, values);
        } catch (SQLException refused) {
            seen = String.valueOf(refused.getSQLState());
        } finally {
            connection.rollback(before);
        }
        checks.that(name, seen.equals(sqlState), "sqlstate " + seen + ", expected " + sqlState);
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
