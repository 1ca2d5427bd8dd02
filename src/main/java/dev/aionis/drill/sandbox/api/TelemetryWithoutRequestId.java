package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.release.Release;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Of a release whose migrations have dropped the column that others still write. */
final class TelemetryWithoutRequestId extends Telemetry {

    private final String release;

    TelemetryWithoutRequestId(Release release) {
        super(release);
        this.release = release.tag();
    }

    @Override
    void record(Connection connection, String endpoint, Endpoint.Call call) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into memory_request_telemetry"
                + " (tenant_id, scope, endpoint, release, api_key_prefix) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, call.key().tenant());
            insert.setString(2, call.key().storageKey());
            insert.setString(3, endpoint);
            insert.setString(4, release);
            insert.setString(5, call.caller().keyPrefix());
            insert.executeUpdate();
        }
    }
}
