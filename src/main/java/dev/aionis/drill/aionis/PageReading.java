package dev.aionis.drill.aionis;

import dev.aionis.drill.aionis.RelationCheck.Kind;
import dev.aionis.drill.aionis.RelationCheck.Result;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has every page of Aionis' tables and b-trees read by {@code amcheck}, so that the server verifies their checksums and
 * {@code amcheck} what is on them; tables are read row by row where it may not be used. A relation's first damage ends
 * its reading: a page that is read twice would be counted twice as a checksum failure.
 */
final class PageReading {

    private static final List<String> TABLES = List.of("memory_commits", "memory_nodes", "memory_outbox");

    static final String AMCHECK = """
            select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
            where e.extname = 'amcheck'""";

    // by number, since a TOAST index cannot be looked up by name without rights on its schema
    static final String INDEXES = """
            select i.indexrelid, i.indexrelid::regclass::text, a.amname, i.indisvalid
            from pg_class t
            join pg_index i on i.indrelid in (t.oid, t.reltoastrelid)
            join pg_class x on x.oid = i.indexrelid
            join pg_am a on a.oid = x.relam
            where t.oid = ?::regclass
            order by i.indrelid <> t.oid, 2""";

    static final String FIRST_DAMAGE = """
            select format('block %%s: %%s', blkno, msg)
            from %s.verify_heapam(?::regclass, on_error_stop => true, check_toast => true)
            order by blkno, offnum limit 1""";

    static final String CHECKSUM_FAILURES =
            "select checksum_failures from pg_stat_database where datname = current_database()";

    static final String INDEX_CHECK = "select %s.bt_index_check(?::oid::regclass, heapallindexed => ?)";
    static final String EVERY_ROW = "select sum(octet_length(t::text)) from %s t";

    private final Connection connection;

    /** Looks at one relation. Returns what it looked at; damage is thrown. */
    private interface Look {
        String at() throws SQLException;
    }

    private record Index(long oid, String name, String method, boolean valid) {}

    PageReading(Connection connection) {
        this.connection = connection;
    }

    PageReport read() throws SQLException {
        Optional<String> amcheck = Optional.ofNullable(text(AMCHECK));
        List<RelationCheck> relations = new ArrayList<>();
        for (String table : TABLES) {
            RelationCheck rows = table(table, amcheck);
            relations.add(rows);
            for (Index index : indexes(table)) {
                relations.add(index(index, amcheck, rows.sound()));
            }
        }
        return new PageReport(Optional.ofNullable(text(CHECKSUM_FAILURES)).map(Long::valueOf), relations);
    }

    private RelationCheck table(String table, Optional<String> amcheck) throws SQLException {
        RelationCheck verified = look(table, Kind.TABLE, () -> verified(table, amcheck));
        return verified.result() == Result.UNCHECKED
                ? look(table, Kind.TABLE, () -> read(table, verified.seen()))
                : verified;
    }

    private String verified(String table, Optional<String> amcheck) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST_DAMAGE.formatted(installed(amcheck)))) {
            statement.setString(1, table);
            String damage = first(statement.executeQuery());
            if (damage != null) {
                throw new SQLException(damage, "XX001");
            }
            return "verify_heapam, with what is stored out of line";
        }
    }

    /** As text, so that what is stored out of line is read too. */
    private String read(String table, String noVerification) throws SQLException {
        text(EVERY_ROW.formatted(table));
        return "every row read; verify_heapam was not possible: " + noVerification;
    }

    private RelationCheck index(Index index, Optional<String> amcheck, boolean rowsReadable) throws SQLException {
        if (!index.method().equals("btree") || !index.valid()) {
            String what = index.valid() ? "no b-tree but " + index.method() : "not valid";
            return new RelationCheck(index.name(), Kind.INDEX, Result.NOT_COVERED, what);
        }
        return look(index.name(), Kind.INDEX, () -> {
            String check = INDEX_CHECK.formatted(installed(amcheck));
            try (PreparedStatement statement = connection.prepareStatement(check)) {
                statement.setLong(1, index.oid());
                statement.setBoolean(2, rowsReadable);
                first(statement.executeQuery());
            }
            return rowsReadable ? "bt_index_check with every row of its table" : "bt_index_check";
        });
    }

    private static String installed(Optional<String> amcheck) throws SQLException {
        return amcheck.orElseThrow(
                () -> new SQLException("extension amcheck is not installed", DatabaseSession.UNKNOWN_FUNCTION));
    }

    private RelationCheck look(String relation, Kind kind, Look look) throws SQLException {
        try {
            return new RelationCheck(relation, kind, Result.SOUND, look.at());
        } catch (SQLException e) {
            String message = DatabaseSession.firstLine(e);
            if (DatabaseSession.notForUs(e)) {
                return new RelationCheck(relation, kind, Result.UNCHECKED, message);
            }
            if (damage(e)) {
                return new RelationCheck(relation, kind, Result.CORRUPT, message);
            }
            throw e;
        }
    }

    /** Internal error, of which corrupted data is one kind, and system error, as when a file is missing. */
    private static boolean damage(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("XX") || state.startsWith("58");
    }

    private List<Index> indexes(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                List<Index> indexes = new ArrayList<>();
                while (row.next()) {
                    indexes.add(new Index(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)));
                }
                return indexes;
            }
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return first(statement.executeQuery(query));
        }
    }

    /** The first column of the first row, or null. Closes {@code row}. */
    private static String first(ResultSet row) throws SQLException {
        try (row) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
