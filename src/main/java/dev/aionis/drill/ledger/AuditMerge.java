package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** One pass over the ledger's writes and the database's rows, both in the order of client ids. */
final class AuditMerge {

    private final Iterator<SentWrite> writes;
    private final Iterator<DatabaseRow> rows;
    private final Classification classification;
    private long rowsRead;
    private String previousRow = "";

    AuditMerge(Iterator<SentWrite> writes, Iterator<DatabaseRow> rows, Classification classification) {
        this.writes = writes;
        this.rows = rows;
        this.classification = classification;
    }

    long rowsRead() {
        return rowsRead;
    }

    /**
     * Shows every finding to {@code findings}, in the order of client ids.
     *
     * @throws DrillException if the rows are not in that order
     */
    void run(Consumer<AuditFinding> findings) {
        var row = nextRow();
        while (writes.hasNext()) {
            var write = writes.next();
            while (row != null && ClientIdOrder.compare(row.clientId(), write.clientId()) < 0) {
                findings.accept(phantom(row));
                row = nextRow();
            }
            boolean there = row != null && row.clientId().equals(write.clientId());
            var found = there ? Optional.of(row) : Optional.<DatabaseRow>empty();
            findings.accept(
                    new AuditFinding(classification.of(write, found), write.clientId(), Optional.of(write), found));
            if (there) {
                row = nextRow();
            }
        }
        for (; row != null; row = nextRow()) {
            findings.accept(phantom(row));
        }
    }

    private static AuditFinding phantom(DatabaseRow row) {
        return new AuditFinding(WriteClass.PHANTOM, row.clientId(), Optional.empty(), Optional.of(row));
    }

    private DatabaseRow nextRow() {
        if (!rows.hasNext()) {
            return null;
        }
        var row = rows.next();
        if (ClientIdOrder.compare(row.clientId(), previousRow) < 0) {
            throw new DrillException(
                    "audit, client id '" + row.clientId() + "' came after '" + previousRow
                            + "', expected rows in the order of their bytes",
                    "an index of memory_nodes may be damaged, or the database does not keep UTF-8; see amcheck");
        }
        previousRow = row.clientId();
        rowsRead++;
        return row;
    }
}
