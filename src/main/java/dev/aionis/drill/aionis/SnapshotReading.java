package dev.aionis.drill.aionis;

import dev.aionis.drill.aionis.StateSnapshot.NewestCommit;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a scope inside one transaction of its caller's, so that all of it is of one moment. */
final class SnapshotReading {

    static final List<String> TABLES = List.of("memory_commits", "memory_nodes", "memory_outbox");

    private static final String RECORD = """
            client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
            """;

    // row numbers at which floor(row * wanted / all) steps up, plus the first: evenly spread, both ends included; the
    // whole scope is sorted by its ids alone, and texts are read of the chosen
    static final String SPREAD = "select " + RECORD + """
            from (select id as chosen, place
                    from (select id, row_number() over (order by created_at, id) - 1 as place, count(*) over () as many
                            from memory_nodes where scope = ? and client_id is not null) n
                    where place = 0
                       or (place * (? - 1)) / greatest(many - 1, 1) > ((place - 1) * (? - 1)) / greatest(many - 1, 1)
                    order by place limit ?) spread
            join memory_nodes on memory_nodes.id = chosen
            order by place""";

    static final String NAMED = "select " + RECORD + """
            from memory_nodes where scope = ? and client_id = any(?) order by client_id""";

    static final String NOW = "select clock_timestamp()";
    static final String MIGRATIONS = "select filename, sha256, applied_at from schema_migrations order by filename";
    static final String NEWEST_COMMIT =
            "select id, created_at from memory_commits where scope = ? order by created_at desc, id limit 1";

    private final Connection connection;

    SnapshotReading(Connection connection) {
        this.connection = connection;
    }

    StateSnapshot of(String storageKey, int criticalRecords, DatabaseIdentity identity) throws SQLException {
        Instant takenAt = now(); // the first statement fixes what the transaction sees
        return new StateSnapshot(
                takenAt,
                identity,
                newestCommit(storageKey),
                rows(storageKey),
                migrations(),
                spread(storageKey, criticalRecords));
    }

    Instant now() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOW)) {
            row.next();
            return Rows.instant(row, 1);
        }
    }

    List<Migration> migrations() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MIGRATIONS)) {
            List<Migration> migrations = new ArrayList<>();
            while (row.next()) {
                migrations.add(new Migration(row.getString(1), row.getString(2), Rows.instant(row, 3)));
            }
            return migrations;
        }
    }

    List<CriticalRecord> named(String storageKey, List<String> clientIds) throws SQLException {
        Array names = connection.createArrayOf("text", clientIds.toArray());
        try (PreparedStatement statement = connection.prepareStatement(NAMED)) {
            statement.setString(1, storageKey);
            statement.setArray(2, names);
            return records(statement);
        } finally {
            names.free();
        }
    }

    private List<CriticalRecord> spread(String storageKey, int wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPREAD)) {
            statement.setString(1, storageKey);
            statement.setInt(2, wanted);
            statement.setInt(3, wanted);
            statement.setInt(4, wanted);
            return records(statement);
        }
    }

    private static List<CriticalRecord> records(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<CriticalRecord> records = new ArrayList<>();
            while (row.next()) {
                records.add(new CriticalRecord(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4)));
            }
            return records;
        }
    }

    private Optional<NewestCommit> newestCommit(String storageKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST_COMMIT)) {
            statement.setString(1, storageKey);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewestCommit(row.getObject(1, UUID.class), Rows.instant(row, 2)))
                        : Optional.empty();
            }
        }
    }

    static String rowsOf(String table) {
        return "select count(*) from " + table + " where scope = ?";
    }

    private Map<String, Long> rows(String storageKey) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            try (PreparedStatement statement = connection.prepareStatement(rowsOf(table))) {
                statement.setString(1, storageKey);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    rows.put(table, row.getLong(1));
                }
            }
        }
        return rows;
    }
}
