package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.release.Release;
import java.sql.Connection;
import java.sql.SQLException;

/** Of a release that gives endpoints names which no other release writes. */
final class QualifiedTelemetry extends Telemetry {

    QualifiedTelemetry(Release release) {
        super(release);
    }

    @Override
    void record(Connection connection, String endpoint, Endpoint.Call call) throws SQLException {
        super.record(connection, "memory." + endpoint, call);
    }
}
