package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The drill's rows in a database, streamed in the order of client ids by one query. It is a {@code COPY}: the server
 * sorts and sends while the ledger is being sorted here, nothing is held in memory on this side whatever the
 * connection's settings, and reading is all that it needs.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class DatabaseRows implements Iterator<DatabaseRow>, AutoCloseable {

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
    private long read;
    private DatabaseRow ahead;

    private DatabaseRows(CopyOut copy) {
        this.copy = copy;
    }

    /** The query as a person reads it. */
    static String text(AuditScope scope) {
        return QUERY.formatted("'" + scope.storageKey() + "'", "'" + scope.clientIdPrefix() + "'");
    }

    /**
     * Sends the query. The first row is awaited only when it is asked for.
     *
     * @throws DrillException if the database refuses it
     */
    static DatabaseRows query(Connection connection, AuditScope scope) {
        try {
            var postgres = connection.unwrap(PGConnection.class);
            String query =
                    QUERY.formatted(literal(postgres, scope.storageKey()), literal(postgres, scope.clientIdPrefix()));
            return new DatabaseRows(postgres.getCopyAPI().copyOut(query));
        } catch (SQLException refused) {
            throw broken(0, refused);
        }
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            try {
                ahead = readRow();
            } catch (SQLException lost) {
                throw broken(read, lost);
            }
        }
        return ahead != null;
    }

    @Override
    public DatabaseRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + read + " rows were read");
        }
        var row = ahead;
        ahead = null;
        read++;
        return row;
    }

    /**
     * Reads what is left of the query, so that the connection can be used again. A cancel would be quicker, but one that
     * comes when the server is just done hits the statement after it.
     */
    @Override
    public void close() {
        try {
            while (copy.isActive() && copy.readFromCopy() != null) {
                ahead = null;
            }
        } catch (SQLException lost) {
            throw broken(read, lost);
        }
    }

    /** The protocol sends each row in a message of its own; the first has the header before it. */
    private DatabaseRow readRow() throws SQLException {
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
            return readRow();
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

    private static DrillException broken(long read, SQLException cause) {
        return new DrillException(
                "audit, the database ended the query after " + read + " rows: " + cause.getMessage(),
                "it reads memory_nodes and memory_commits; the user needs SELECT on both, and the query more time than"
                        + " any timeout that ended it",
                cause);
    }
}
