package dev.aionis.drill.sandbox.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code schema_migrations} says: file name → SHA-256, in the order in which they were applied. */
final class AppliedMigrations {

    private AppliedMigrations() {}

    /** Empty when the table does not exist: a database that was never migrated. */
    static Map<String, String> read(Connection connection) throws SQLException {
        var applied = new LinkedHashMap<String, String>();
        if (!exists(connection)) {
            return applied;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select filename, sha256 from schema_migrations order by id")) {
            while (rows.next()) {
                applied.put(rows.getString("filename"), rows.getString("sha256"));
            }
        }
        return applied;
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_regclass('schema_migrations') is not null")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
