package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Puts a write into the database in one transaction: commit, nodes, outbox row, telemetry; all of it, or nothing. */
class CommitWriter {

    /** What was committed; node ids in the order of the request's nodes. */
    record Commit(UUID id, String hash, List<UUID> nodeIds) {}

    private record Parent(UUID id, String hash) {}

    private static final String NEWEST =
            "select id, commit_hash from memory_commits where scope = ? order by created_at desc limit 1";
    private static final String INSERT_COMMIT = "insert into memory_commits"
            + " (id, scope, parent_id, input_sha256, diff_json, actor, commit_hash) values (?, ?, ?, ?, ?::jsonb, ?, ?)";

    /** The same client id names the same node; its embedding stands as long as its text does. */
    private static final String UPSERT_NODE = "insert into memory_nodes (id, scope, client_id, type, title,"
            + " text_summary, slots, raw_ref, memory_lane, owner_agent_id, commit_id)"
            + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)"
            + " on conflict (scope, client_id) do update set type = excluded.type, title = excluded.title,"
            + " text_summary = excluded.text_summary, slots = excluded.slots, raw_ref = excluded.raw_ref,"
            + " memory_lane = excluded.memory_lane, owner_agent_id = excluded.owner_agent_id,"
            + " commit_id = excluded.commit_id, embedding_status = case"
            + " when memory_nodes.embedding_status = 'ready' and memory_nodes.text_summary = excluded.text_summary"
            + " then memory_nodes.embedding_status else 'pending' end"
            + " returning id";

    private static final String INSERT_OUTBOX = "insert into memory_outbox"
            + " (scope, commit_id, event_type, payload, job_key, payload_sha256) values (?, ?, ?, ?::jsonb, ?, ?)";

    private final DataSource database;
    private final Telemetry telemetry;

    CommitWriter(DataSource database, Telemetry telemetry) {
        this.database = database;
        this.telemetry = telemetry;
    }

    Commit write(WriteRequest request, Endpoint.Call call) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Commit commit = writeWithin(connection, request);
                telemetry.record(connection, "write", call);
                connection.commit();
                return commit;
            } catch (SQLException | RuntimeException failed) {
                rollback(connection, failed);
                throw failed;
            }
        }
    }

    /** The write within a transaction of the caller's. */
    final Commit writeWithin(Connection connection, WriteRequest request) throws SQLException {
        UUID commitId = UUID.randomUUID();
        String hash = insertCommit(connection, request, commitId);
        List<UUID> nodeIds = upsertNodes(connection, request, commitId);
        if (request.autoEmbed()) {
            enqueue(connection, request, commitId, "embed_nodes", nodeIds);
        } else if (request.topicCluster()) {
            enqueue(connection, request, commitId, "topic_cluster", nodeIds);
        }
        return new Commit(commitId, hash, nodeIds);
    }

    private static String insertCommit(Connection connection, WriteRequest request, UUID commitId) throws SQLException {
        Parent parent = newest(connection, request.key().storageKey());
        String diff = Json.text(diffOf(request));
        String hash = Sha256.over(List.of(
                parent.hash(),
                commitId.toString(),
                request.key().storageKey(),
                request.inputSha256(),
                diff,
                request.actor()));
        try (PreparedStatement insert = connection.prepareStatement(INSERT_COMMIT)) {
            insert.setObject(1, commitId);
            insert.setString(2, request.key().storageKey());
            insert.setObject(3, parent.id());
            insert.setString(4, request.inputSha256());
            insert.setString(5, diff);
            insert.setString(6, request.actor());
            insert.setString(7, hash);
            insert.executeUpdate();
        }
        return hash;
    }

    private static Parent newest(Connection connection, String storageKey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, storageKey);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? new Parent(rows.getObject("id", UUID.class), rows.getString("commit_hash"))
                        : new Parent(null, "");
            }
        }
    }

    private static ObjectNode diffOf(WriteRequest request) {
        ObjectNode diff = Json.object();
        ArrayNode nodes = diff.putArray("nodes");
        request.nodes()
                .forEach(node -> nodes.addObject()
                        .put("client_id", node.clientId().orElse(null))
                        .put("type", node.type())
                        .put("text_sha256", Sha256.of(node.textSummary())));
        return diff;
    }

    private static List<UUID> upsertNodes(Connection connection, WriteRequest request, UUID commitId)
            throws SQLException {
        var ids = new ArrayList<UUID>();
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_NODE)) {
            for (WriteRequest.NodeWrite node : request.nodes()) {
                upsert.setObject(1, UUID.randomUUID());
                upsert.setString(2, request.key().storageKey());
                upsert.setString(3, node.clientId().orElse(null));
                upsert.setString(4, node.type());
                upsert.setString(5, node.title().orElse(null));
                upsert.setString(6, node.textSummary());
                upsert.setString(7, Json.text(node.slots()));
                upsert.setString(8, node.rawRef().orElse(null));
                upsert.setString(9, node.lane());
                upsert.setString(10, node.owner().orElse(null));
                upsert.setObject(11, commitId);
                try (var rows = upsert.executeQuery()) {
                    rows.next();
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** What an event says of the nodes that it is about. */
    ObjectNode nodes(List<UUID> nodeIds) {
        ObjectNode payload = Json.object();
        ArrayNode ids = payload.putArray("node_ids");
        nodeIds.forEach(id -> ids.add(id.toString()));
        return payload;
    }

    private void enqueue(
            Connection connection, WriteRequest request, UUID commitId, String eventType, List<UUID> nodeIds)
            throws SQLException {
        ObjectNode payload = nodes(nodeIds);
        if (eventType.equals("embed_nodes")) {
            payload.put("then_topic_cluster", request.topicCluster());
        }
        String text = Json.text(payload);
        try (PreparedStatement insert = connection.prepareStatement(INSERT_OUTBOX)) {
            insert.setString(1, request.key().storageKey());
            insert.setObject(2, commitId);
            insert.setString(3, eventType);
            insert.setString(4, text);
            insert.setString(5, Sha256.over(List.of(eventType, commitId.toString())));
            insert.setString(6, Sha256.of(text));
            insert.executeUpdate();
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
