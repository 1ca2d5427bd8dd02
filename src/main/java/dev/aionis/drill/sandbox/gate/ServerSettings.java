package dev.aionis.drill.sandbox.gate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The server's settings without which a commit may be lost although it was acknowledged. */
final class ServerSettings {

    private static final Map<String, String> DURABLE = new TreeMap<>(
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "data_checksums", "on"));

    private ServerSettings() {}

    static void checkDurable(Connection connection, Checks checks) throws SQLException {
        for (Map.Entry<String, String> wanted : DURABLE.entrySet()) {
            String seen = show(connection, wanted.getKey());
            checks.that(
                    "durability:" + wanted.getKey(),
                    seen.equals(wanted.getValue()),
                    seen + ", expected " + wanted.getValue());
        }
    }

    static String show(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
