package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The findings of a set of questions, asked within one snapshot so that they fit together. */
record Findings(List<SqlCheck.Finding> all) {

    static Findings of(Connection connection, List<SqlCheck> checks) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            var findings = new ArrayList<SqlCheck.Finding>();
            for (SqlCheck check : checks) {
                findings.add(check.ask(connection));
            }
            return new Findings(List.copyOf(findings));
        } finally {
            connection.rollback();
        }
    }

    /** How many questions of this severity found something. */
    long count(SqlCheck.Severity severity) {
        return wrong(severity).size();
    }

    List<String> reasons(SqlCheck.Severity severity) {
        return wrong(severity).stream()
                .map(found -> found.check().name() + ": " + found.count() + " (" + found.samples() + ")")
                .toList();
    }

    /** {@code summary: {checks, errors, warnings}} and {@code checks: […]}. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putObject("summary")
                .put("checks", all.size())
                .put("errors", count(SqlCheck.Severity.ERROR))
                .put("warnings", count(SqlCheck.Severity.WARNING));
        ArrayNode checks = json.putArray("checks");
        all.forEach(finding -> checks.add(finding.json()));
        return json;
    }

    private List<SqlCheck.Finding> wrong(SqlCheck.Severity severity) {
        return all.stream()
                .filter(finding -> finding.count() > 0 && finding.check().severity() == severity)
                .toList();
    }
}
