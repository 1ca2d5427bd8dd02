package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.release.Release;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One telemetry row for each write. A release writes what its own migrations know: the key's prefix came with 0025. */
class Telemetry {

    private final String release;
    private final boolean knowsKeyPrefix;

    Telemetry(Release release) {
        this.release = release.tag();
        this.knowsKeyPrefix = release.migrations().stream()
                .anyMatch(migration -> migration.filename().equals("0025_request_telemetry_key_prefix.sql"));
    }

    void record(Connection connection, String endpoint, Endpoint.Call call) throws SQLException {
        String sql = knowsKeyPrefix
                ? "insert into memory_request_telemetry (tenant_id, scope, endpoint, request_id, release, api_key_prefix)"
                        + " values (?, ?, ?, ?, ?, ?)"
                : "insert into memory_request_telemetry (tenant_id, scope, endpoint, request_id, release)"
                        + " values (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, call.key().tenant());
            insert.setString(2, call.key().storageKey());
            insert.setString(3, endpoint);
            insert.setString(4, call.requestId());
            insert.setString(5, release);
            if (knowsKeyPrefix) {
                insert.setString(6, call.caller().keyPrefix());
            }
            insert.executeUpdate();
        }
    }
}
