package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.embedding.DeterministicEmbedding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Searches the shared, ready nodes of a scope by cosine similarity. */
final class NearestNodes {

    /** A node found; similarity is above 0, at most 1. */
    record Node(UUID id, String type, String textSummary, UUID commitId, double similarity) {}

    /**
     * Both vectors have length 1, so the cosine is the dot product, and only the query's few dimensions that are not
     * zero count. The array is unpacked once a row ({@code || '{}'}), instead of once a subscript: 6 KB each time.
     */
    private static final String NEAREST = "select id, type, text_summary, commit_id, similarity from ("
            + " select n.id, n.type, n.text_summary, n.commit_id, n.created_at,"
            + "  (select sum(v.numbers[q.subscript] * q.weight)"
            + "   from unnest(?::int[], ?::real[]) as q (subscript, weight)) as similarity"
            + " from memory_nodes n cross join lateral (select n.embedding || '{}'::real[] as numbers offset 0) v"
            + " where n.scope = ? and n.embedding_status = 'ready' and n.memory_lane = 'shared') found"
            + " where similarity > 0 order by similarity desc, created_at desc, id limit ?";

    private final DataSource database;

    NearestNodes(DataSource database) {
        this.database = database;
    }

    /** Nearest first; empty for an empty scope, and for a query that has no word. */
    List<Node> to(String query, String storageKey, int limit) throws SQLException {
        DeterministicEmbedding embedding = DeterministicEmbedding.of(query);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEAREST)) {
            select.setObject(1, embedding.subscripts());
            select.setObject(2, embedding.weights());
            select.setString(3, storageKey);
            select.setInt(4, limit);
            return read(select);
        }
    }

    private static List<Node> read(PreparedStatement select) throws SQLException {
        var nodes = new ArrayList<Node>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                nodes.add(new Node(
                        rows.getObject("id", UUID.class),
                        rows.getString("type"),
                        rows.getString("text_summary"),
                        rows.getObject("commit_id", UUID.class),
                        rows.getDouble("similarity")));
            }
        }
        return nodes;
    }
}
