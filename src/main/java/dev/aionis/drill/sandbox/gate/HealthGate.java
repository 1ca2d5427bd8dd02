package dev.aionis.drill.sandbox.gate;

import static dev.aionis.drill.sandbox.gate.SqlCheck.Severity.ERROR;
import static dev.aionis.drill.sandbox.gate.SqlCheck.Severity.WARNING;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code job:health-gate}: is the outbox drained, is everything embedded, do the rows of each scope fit together. */
final class HealthGate implements Gate {

    private static final List<SqlCheck> HEALTH = List.of(
            new SqlCheck(
                    "outbox_dead_letters", ERROR, "select id as what from memory_outbox where failed_at is not null"),
            new SqlCheck(
                    "outbox_overdue",
                    ERROR,
                    "select id as what from memory_outbox where published_at is null and failed_at is null"
                            + " and created_at < now() - interval '60 seconds'"),
            new SqlCheck(
                    "embeddings_failed",
                    WARNING,
                    "select coalesce(client_id, id::text) as what from memory_nodes where embedding_status = 'failed'"),
            new SqlCheck(
                    "embeddings_overdue",
                    WARNING,
                    "select coalesce(client_id, id::text) as what from memory_nodes"
                            + " where embedding_status = 'pending' and updated_at < now() - interval '60 seconds'"));

    private static final List<SqlCheck> CONSISTENCY = List.of(
            new SqlCheck(
                    "node_scope_differs_from_commit",
                    ERROR,
                    "select n.id as what from memory_nodes n join memory_commits c on c.id = n.commit_id"
                            + " where c.scope <> n.scope"),
            new SqlCheck(
                    "outbox_scope_differs_from_commit",
                    ERROR,
                    "select o.id as what from memory_outbox o join memory_commits c on c.id = o.commit_id"
                            + " where c.scope <> o.scope"),
            new SqlCheck(
                    "commit_scope_differs_from_parent",
                    ERROR,
                    "select c.id as what from memory_commits c join memory_commits p on p.id = c.parent_id"
                            + " where c.scope <> p.scope"),
            new SqlCheck(
                    "published_but_not_embedded",
                    ERROR,
                    "select n.id as what from memory_outbox o"
                            + " cross join lateral jsonb_array_elements_text(o.payload -> 'node_ids') as ids (id)"
                            + " join memory_nodes n on n.id = ids.id::uuid and n.commit_id = o.commit_id"
                            + " where o.event_type = 'embed_nodes' and o.published_at is not null"
                            + " and n.embedding_status = 'pending'"),
            new SqlCheck(
                    "published_but_not_clustered",
                    ERROR,
                    "select o.id as what from memory_outbox o where o.event_type = 'topic_cluster'"
                            + " and o.published_at is not null and not exists (select 1 from memory_topic_jobs j"
                            + " where j.scope = o.scope and j.job_key = o.job_key)"),
            new SqlCheck(
                    "topic_members_miscounted",
                    WARNING,
                    "select t.scope || '/' || t.topic as what from memory_topics t where t.members <>"
                            + " (select count(*) from memory_topic_members m where m.scope = t.scope and m.topic = t.topic)"));

    @Override
    public Outcome run(GateContext context, Arguments arguments) throws SQLException {
        boolean strict = arguments.has("--strict-warnings");
        String set = arguments.value("--consistency-check-set").orElse("scope");
        if (!set.equals("scope")) {
            throw new IllegalArgumentException("--consistency-check-set " + set + ", expected scope");
        }
        try (Connection connection = context.connect()) {
            return judge(strict, Findings.of(connection, HEALTH), Findings.of(connection, CONSISTENCY));
        }
    }

    private static Outcome judge(boolean strict, Findings health, Findings consistency) {
        var reasons = new ArrayList<String>();
        for (Findings findings : List.of(health, consistency)) {
            reasons.addAll(findings.reasons(ERROR));
            if (strict) {
                reasons.addAll(findings.reasons(WARNING));
            }
        }
        ObjectNode json = Json.object().put("ok", reasons.isEmpty()).put("strict_warnings", strict);
        ArrayNode failReasons =
                json.putObject("gate").put("passed", reasons.isEmpty()).putArray("fail_reasons");
        reasons.forEach(failReasons::add);
        json.set("health", health.json());
        json.set("consistency", consistency.json());
        return Outcome.of(reasons.isEmpty(), json);
    }
}
