package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.postgresql.PGConnection;

/**
 * The drill's rows in a database, streamed in the order of client ids by one query. A thread of its own reads them, a
 * few thousand ahead: the server answers the query only when its sort is done, and the ledger is to be read and sorted
 * meanwhile. Asked for in the same thread, the query held the ledger up until then.
 */
final class DatabaseRows implements Iterator<DatabaseRow>, AutoCloseable {

    /** Rows handed over at a time, so that the two threads meet seldom. */
    private static final int BATCH = 256;

    private static final int BATCHES_AHEAD = 16;

    /** The only empty one. */
    private static final List<DatabaseRow> LAST_BATCH = List.of();

    private final BlockingQueue<List<DatabaseRow>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;

    /** The reader's own. */
    private List<DatabaseRow> filling = new ArrayList<>(BATCH);

    private Iterator<DatabaseRow> batch = Collections.emptyIterator();
    private boolean ended;
    private boolean told;
    private long read;

    /** Set by the reader before it hands the last batch over, and looked at only after that. */
    private Throwable failure;

    private DatabaseRows(PGConnection postgres, String query) {
        reader = new Thread(() -> readAhead(postgres, query), "audit rows");
        reader.setDaemon(true);
    }

    /** Has the query sent. What comes of it, a refusal too, is told when a row is asked for. */
    static DatabaseRows query(Connection connection, AuditScope scope) {
        try {
            var postgres = connection.unwrap(PGConnection.class);
            var rows = new DatabaseRows(postgres, CopyRows.query(postgres, scope));
            rows.reader.start();
            return rows;
        } catch (SQLException refused) {
            throw broken(0, refused);
        }
    }

    /** @throws DrillException if the database refused the query or ended it, after all rows that came before */
    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            batch = nextBatch().iterator();
        }
        if (!batch.hasNext()) {
            tell();
        }
        return batch.hasNext();
    }

    @Override
    public DatabaseRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + read + " rows were read");
        }
        read++;
        return batch.next();
    }

    /**
     * Reads what is left of the query, so that the connection can be used again. A cancel would be quicker, but one that
     * comes when the server is just done hits the statement after it.
     */
    @Override
    public void close() {
        batch = Collections.emptyIterator();
        while (!ended) {
            nextBatch();
        }
        Uninterrupted.await(() -> {
            reader.join();
            return reader;
        });
        if (!told) {
            tell();
        }
    }

    private List<DatabaseRow> nextBatch() {
        var next = Uninterrupted.await(batches::take);
        ended = next.isEmpty();
        return next;
    }

    private void tell() {
        told = true;
        if (failure instanceof SQLException lost) {
            throw broken(read, lost);
        }
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (failure instanceof Error grave) {
            throw grave;
        }
    }

    // ---- the reader's thread

    private void readAhead(PGConnection postgres, String query) {
        try {
            var rows = CopyRows.send(postgres, query);
            for (var row = rows.next(); row != null; row = rows.next()) {
                filling.add(row);
                if (filling.size() == BATCH) {
                    handOverFilled();
                }
            }
        } catch (SQLException | RuntimeException | Error broken) {
            failure = broken;
        } finally {
            if (!filling.isEmpty()) {
                handOverFilled();
            }
            handOver(LAST_BATCH);
        }
    }

    private void handOverFilled() {
        handOver(filling);
        filling = new ArrayList<>(BATCH);
    }

    private void handOver(List<DatabaseRow> next) {
        Uninterrupted.await(() -> {
            batches.put(next);
            return next;
        });
    }

    private static DrillException broken(long read, SQLException cause) {
        return new DrillException(
                "audit, the database ended the query after " + read + " rows: " + cause.getMessage(),
                "it reads memory_nodes and memory_commits; the user needs SELECT on both, and the query more time than"
                        + " any timeout that ended it",
                cause);
    }
}
