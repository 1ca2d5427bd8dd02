package dev.aionis.drill.sandbox.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.embedding.DeterministicEmbedding;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code embed_nodes}: embeds the nodes, then enqueues {@code topic_cluster}. A text that cannot be embedded at all fails
 * its node for good; the event is published all the same.
 */
final class EmbedNodes implements Job {

    private static final String TEXTS = "select id, text_summary from memory_nodes where scope = ? and id = any (?)";

    /** The text is compared again: a write that came in between has enqueued an event of its own. */
    private static final String READY = "update memory_nodes set embedding = ?, embedding_status = 'ready',"
            + " embedding_model = ?, embedding_attempts = embedding_attempts + 1, embedding_last_error = null"
            + " where id = ? and text_summary = ? and embedding_status <> 'ready'";

    private static final String FAILED = "update memory_nodes set embedding_status = 'failed',"
            + " embedding_attempts = embedding_attempts + 1, embedding_last_error = 'no word to embed'"
            + " where id = ? and text_summary = ? and embedding_status <> 'ready'";

    private static final String ENQUEUE = "insert into memory_outbox"
            + " (scope, commit_id, event_type, payload, job_key, payload_sha256)"
            + " values (?, ?, 'topic_cluster', ?::jsonb, ?, ?) on conflict (scope, event_type, job_key) do nothing";

    private final Duration providerTime;

    EmbedNodes(Duration providerTime) {
        this.providerTime = providerTime;
    }

    @Override
    public Effect prepare(Connection connection, OutboxEvent event) throws SQLException, InterruptedException {
        List<UUID> nodeIds = event.nodeIds();
        Map<UUID, String> texts = texts(connection, event.scope(), nodeIds);
        Thread.sleep(providerTime.toMillis());
        var embeddings = new LinkedHashMap<UUID, DeterministicEmbedding>();
        texts.forEach((id, text) -> embeddings.put(id, DeterministicEmbedding.of(text)));
        return transaction -> {
            for (Map.Entry<UUID, DeterministicEmbedding> node : embeddings.entrySet()) {
                store(transaction, node.getKey(), texts.get(node.getKey()), node.getValue());
            }
            if (event.thenTopicCluster()) {
                enqueueTopicCluster(transaction, event, nodeIds);
            }
        };
    }

    private static Map<UUID, String> texts(Connection connection, String scope, List<UUID> nodeIds)
            throws SQLException {
        var texts = new LinkedHashMap<UUID, String>();
        try (PreparedStatement select = connection.prepareStatement(TEXTS)) {
            select.setString(1, scope);
            select.setArray(2, connection.createArrayOf("uuid", nodeIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.put(rows.getObject("id", UUID.class), rows.getString("text_summary"));
                }
            }
        }
        return texts;
    }

    private static void store(Connection transaction, UUID id, String text, DeterministicEmbedding embedding)
            throws SQLException {
        if (embedding.isEmpty()) {
            try (PreparedStatement update = transaction.prepareStatement(FAILED)) {
                update.setObject(1, id);
                update.setString(2, text);
                update.executeUpdate();
            }
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(READY)) {
            update.setObject(1, embedding.dense());
            update.setString(2, DeterministicEmbedding.MODEL);
            update.setObject(3, id);
            update.setString(4, text);
            update.executeUpdate();
        }
    }

    private static void enqueueTopicCluster(Connection transaction, OutboxEvent event, List<UUID> nodeIds)
            throws SQLException {
        ObjectNode payload = Json.object();
        ArrayNode ids = payload.putArray("node_ids");
        nodeIds.forEach(id -> ids.add(id.toString()));
        String text = Json.text(payload);
        try (PreparedStatement insert = transaction.prepareStatement(ENQUEUE)) {
            insert.setString(1, event.scope());
            insert.setObject(2, event.commitId());
            insert.setString(3, text);
            insert.setString(
                    4, Sha256.over(List.of("topic_cluster", event.commitId().toString())));
            insert.setString(5, Sha256.of(text));
            insert.executeUpdate();
        }
    }
}
