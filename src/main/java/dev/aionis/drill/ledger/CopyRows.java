package dev.aionis.drill.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a {@code COPY} in binary format, as they come. Nothing is held in memory on this side whatever the
 * connection's settings, and reading is all that it needs.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class CopyRows {

    private static final String QUERY = """
            copy (
              select n.client_id, n.id, n.commit_id, c.commit_hash
              from memory_nodes n left join memory_commits c on c.id = n.commit_id
              where n.scope = %s and starts_with(n.client_id, %s)
              order by n.client_id collate "C"
            ) to stdout (format binary)""";

    /** Signature, flags, and the length of an extension, which is none. */
    private static final int COPY_HEADER = 19;

    private static final short COLUMNS = 4;

    private final CopyOut copy;
    private ByteBuffer message;
    private boolean started;

    private CopyRows(CopyOut copy) {
        this.copy = copy;
    }

    /** The query as a person reads it. */
    static String text(AuditScope scope) {
        return QUERY.formatted("'" + scope.storageKey() + "'", "'" + scope.clientIdPrefix() + "'");
    }

    /** The query as {@code postgres} takes it. */
    static String query(PGConnection postgres, AuditScope scope) throws SQLException {
        return QUERY.formatted(literal(postgres, scope.storageKey()), literal(postgres, scope.clientIdPrefix()));
    }

    /**
     * Sends the query. The server answers with its first rows, so this takes as long as its sort.
     *
     * @throws SQLException if the database refuses it
     */
    static CopyRows send(PGConnection postgres, String query) throws SQLException {
        return new CopyRows(postgres.getCopyAPI().copyOut(query));
    }

    /**
     * The next row; null at the end, after which the connection can be used again. The protocol sends each row in a
     * message of its own; the first has the header before it.
     */
    DatabaseRow next() throws SQLException {
        byte[] bytes = copy.readFromCopy();
        if (bytes == null) {
            return null;
        }
        message = ByteBuffer.wrap(bytes);
        if (!started) {
            message.position(COPY_HEADER);
            started = true;
        }
        if (message.getShort() != COLUMNS) {
            // -1, the end: the server closes the copy, which has to be read as well
            return next();
        }
        return new DatabaseRow(text().orElseThrow(), uuid().orElseThrow(), uuid(), text());
    }

    private Optional<String> text() {
        int length = message.getInt();
        if (length < 0) {
            return Optional.empty();
        }
        var text = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return Optional.of(text);
    }

    private Optional<UUID> uuid() {
        return message.getInt() < 0 ? Optional.empty() : Optional.of(new UUID(message.getLong(), message.getLong()));
    }

    private static String literal(PGConnection postgres, String text) throws SQLException {
        return "'" + postgres.escapeLiteral(text) + "'";
    }
}
