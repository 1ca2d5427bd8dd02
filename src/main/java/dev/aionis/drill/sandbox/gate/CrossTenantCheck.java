package dev.aionis.drill.sandbox.gate;

import static dev.aionis.drill.sandbox.gate.SqlCheck.Severity.ERROR;
import static dev.aionis.drill.sandbox.gate.SqlCheck.Severity.WARNING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** {@code job:consistency-check:cross-tenant}: does any row point into another tenant's rows. */
final class CrossTenantCheck implements Gate {

    private static final String KEYS = "select 'commit ' || id as what, scope from memory_commits"
            + " union all select 'node ' || id, scope from memory_nodes"
            + " union all select 'event ' || id, scope from memory_outbox";

    private static final List<SqlCheck> CHECKS = List.of(
            new SqlCheck(
                    "storage_key_malformed",
                    ERROR,
                    "select what from (" + KEYS + ") k where scope like 'tenant:%'"
                            + " and scope !~ '^tenant:[^:]+::scope:.+$'"),
            new SqlCheck(
                    "default_tenant_prefixed",
                    WARNING,
                    "select what from (" + KEYS + ") k where scope like 'tenant:default::scope:%'"),
            new SqlCheck("node_of_another_scope_than_its_commit", ERROR, differing("memory_nodes")),
            new SqlCheck("event_of_another_scope_than_its_commit", ERROR, differing("memory_outbox")),
            new SqlCheck("edge_of_another_scope_than_its_commit", ERROR, differing("memory_edges")),
            new SqlCheck(
                    "topic_member_of_another_scope_than_its_commit",
                    ERROR,
                    "select r.node_id as what"
                            + " from memory_topic_members r join memory_commits c on c.id = r.commit_id where c.scope <> r.scope"),
            new SqlCheck(
                    "event_names_node_of_another_scope",
                    ERROR,
                    "select o.id as what from memory_outbox o"
                            + " cross join lateral jsonb_array_elements_text(o.payload -> 'node_ids') as ids (id)"
                            + " join memory_nodes n on n.id = ids.id::uuid where n.scope <> o.scope"),
            new SqlCheck(
                    "edge_between_scopes",
                    ERROR,
                    "select e.id as what from memory_edges e join memory_nodes s on s.id = e.src_id"
                            + " join memory_nodes d on d.id = e.dst_id where s.scope <> e.scope or d.scope <> e.scope"),
            new SqlCheck(
                    "telemetry_tenant_differs_from_scope",
                    WARNING,
                    "select id as what from memory_request_telemetry where tenant_id <> 'default'"
                            + " and scope not like 'tenant:' || tenant_id || '::scope:%'"));

    private static String differing(String table) {
        return "select r.id as what from " + table
                + " r join memory_commits c on c.id = r.commit_id where c.scope <> r.scope";
    }

    @Override
    public Outcome run(GateContext context, Arguments arguments) throws SQLException {
        try (Connection connection = context.connect()) {
            Findings findings = Findings.of(connection, CHECKS);
            boolean passed =
                    findings.count(ERROR) == 0 && (findings.count(WARNING) == 0 || !arguments.has("--strict-warnings"));
            ObjectNode json = findings.json();
            json.put("ok", passed);
            return Outcome.of(passed, json);
        }
    }
}
