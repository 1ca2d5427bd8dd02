package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the derived state of the writes whose client id begins with a prefix. Every question is one grouped query
 * over the same set of rows, whatever their number; run inside one transaction, all answers are of one moment.
 */
final class DerivedStateReading {

    private static final String OURS = """
            with ours as (
                select id, client_id, commit_id, embedding_status::text as status, embedding is not null as embedded
                from memory_nodes where scope = ? and starts_with(client_id, ?)),
            events as (
                select o.* from memory_outbox o
                where o.scope = ? and o.commit_id in (select commit_id from ours))
            """;

    private static final String LACKING = "(embedded and coalesce(status, '') = 'ready') is not true";

    static final String BY_STATUS = OURS + "select coalesce(status, 'none'), count(*) from ours group by 1 order by 1";
    static final String NOT_EMBEDDED = OURS + "select count(*) from ours where " + LACKING;
    static final String FIRST_NOT_EMBEDDED =
            OURS + "select client_id from ours where " + LACKING + " order by client_id limit 20";
    static final String EVENTS = OURS + "select count(*) from events";
    static final String WRITES_WITHOUT_EVENTS = OURS + "select count(distinct commit_id) from ours"
            + " where not exists (select from events where events.commit_id = ours.commit_id)";
    static final String UNPUBLISHED =
            OURS + "select count(*) from events where published_at is null and failed_at is null";
    static final String DEAD_LETTERS = OURS + "select coalesce(failed_reason, 'no reason given'), count(*) from events"
            + " where failed_at is not null group by 1 order by 1";
    static final String ATTEMPTS = OURS + "select attempts::text, count(*) from events group by attempts";
    static final String DUPLICATES =
            OURS + "select count(*) from (select 1 from events group by event_type, job_key having count(*) > 1) d";

    static final String PUBLISHED_PER_WRITE = OURS + """
            select event_type, times, count(*) from (
                select t.event_type, w.commit_id, count(e.published_at)::int as times
                from (select distinct commit_id from ours) w
                cross join (select unnest(array['embed_nodes', 'topic_cluster']) as event_type
                            union select event_type::text from events) t
                left join events e on e.commit_id = w.commit_id and e.event_type::text = t.event_type
                group by 1, 2) per_write
            group by 1, 2 order by 1, 2""";

    private final Connection connection;
    private final String storageKey;
    private final String prefix;

    DerivedStateReading(Connection connection, String storageKey, String clientIdPrefix) {
        this.connection = connection;
        this.storageKey = storageKey;
        this.prefix = clientIdPrefix;
    }

    DerivedState read() throws SQLException {
        Map<String, Long> byStatus = counts(BY_STATUS);
        return new DerivedState(
                byStatus.values().stream().mapToLong(Long::longValue).sum(),
                byStatus,
                number(NOT_EMBEDDED),
                names(FIRST_NOT_EMBEDDED),
                number(EVENTS),
                number(WRITES_WITHOUT_EVENTS),
                number(UNPUBLISHED),
                counts(DEAD_LETTERS),
                attempts(),
                number(DUPLICATES),
                publishedPerWrite());
    }

    private Map<Integer, Long> attempts() throws SQLException {
        Map<Integer, Long> attempts = new TreeMap<>();
        counts(ATTEMPTS).forEach((times, rows) -> attempts.put(Integer.valueOf(times), rows));
        return attempts;
    }

    private Map<String, Map<Integer, Long>> publishedPerWrite() throws SQLException {
        try (PreparedStatement statement = prepared(PUBLISHED_PER_WRITE);
                ResultSet row = statement.executeQuery()) {
            Map<String, Map<Integer, Long>> writes = new LinkedHashMap<>();
            while (row.next()) {
                writes.computeIfAbsent(row.getString(1), type -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3));
            }
            return writes;
        }
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = prepared(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, Long> counts(String query) throws SQLException {
        try (PreparedStatement statement = prepared(query);
                ResultSet row = statement.executeQuery()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        }
    }

    private List<String> names(String query) throws SQLException {
        try (PreparedStatement statement = prepared(query);
                ResultSet row = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    private PreparedStatement prepared(String query) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setString(1, storageKey);
        statement.setString(2, prefix);
        statement.setString(3, storageKey);
        return statement;
    }
}
