package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A question to the database whose every row is something wrong.
 *
 * @param sql selects one column {@code what}: which row it is that is wrong
 */
record SqlCheck(String name, Severity severity, String sql) {

    enum Severity {
        ERROR,
        WARNING
    }

    private static final int SAMPLES = 5;

    /** How many rows are wrong, and the first few of them. */
    record Finding(SqlCheck check, long count, String samples) {

        ObjectNode json() {
            return Json.object()
                    .put("name", check.name())
                    .put("severity", check.severity().name().toLowerCase(Locale.ROOT))
                    .put("count", count)
                    .put("samples", samples);
        }
    }

    Finding ask(Connection connection) throws SQLException {
        String question = "select count(*), coalesce(array_to_string((array_agg(what::text order by what))[1:" + SAMPLES
                + "], ', '), '') from (" + sql + ") wrong";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return new Finding(this, rows.getLong(1), rows.getString(2));
        }
    }
}
