package dev.aionis.drill.sandbox.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code topic_cluster}: puts each node under a topic, the longest word of its text, and counts the topic's members. A
 * job delivered twice takes effect once, by its key.
 */
final class TopicCluster implements Job {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final String NO_TOPIC = "(none)";

    private static final String TEXTS = "select id, text_summary from memory_nodes where scope = ? and id = any (?)";
    private static final String FIRST_TIME =
            "insert into memory_topic_jobs (scope, job_key) values (?, ?) on conflict do nothing";
    private static final String TOPIC = "insert into memory_topics (scope, topic) values (?, ?) on conflict do nothing";
    private static final String MEMBER = "insert into memory_topic_members (scope, node_id, topic, commit_id)"
            + " values (?, ?, ?, ?) on conflict (scope, node_id) do nothing";
    private static final String COUNT =
            "update memory_topics set members = members + 1, updated_at = now()" + " where scope = ? and topic = ?";

    @Override
    public Effect prepare(Connection connection, OutboxEvent event) throws SQLException {
        var topics = new LinkedHashMap<UUID, String>();
        try (PreparedStatement select = connection.prepareStatement(TEXTS)) {
            select.setString(1, event.scope());
            select.setArray(2, connection.createArrayOf("uuid", event.nodeIds().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    topics.put(rows.getObject("id", UUID.class), topicOf(rows.getString("text_summary")));
                }
            }
        }
        return transaction -> assign(transaction, event, topics);
    }

    /** The longest word, the first in the alphabet among equals. */
    static String topicOf(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()))
                .orElse(NO_TOPIC);
    }

    private static void assign(Connection transaction, OutboxEvent event, Map<UUID, String> topics)
            throws SQLException {
        if (update(transaction, FIRST_TIME, event.scope(), event.jobKey()) == 0) {
            return;
        }
        for (Map.Entry<UUID, String> node : topics.entrySet()) {
            update(transaction, TOPIC, event.scope(), node.getValue());
            int joined = update(transaction, MEMBER, event.scope(), node.getKey(), node.getValue(), event.commitId());
            if (joined == 1) {
                update(transaction, COUNT, event.scope(), node.getValue());
            }
        }
    }

    private static int update(Connection transaction, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
