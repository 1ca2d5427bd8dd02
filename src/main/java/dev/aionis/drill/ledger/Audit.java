package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.sql.Connection;

/**
 * Holds a database, live or restored, against the ledger of a drill: every write of the ledger and every row with its
 * prefix gets a {@link WriteClass}. Both sides are sorted by client id and merged in one pass; neither is ever in memory
 * as a whole. A retried write is one write: it is acknowledged if any of its attempts was.
 */
public final class Audit {

    /** The one query that an audit sends, for its evidence. */
    public static String query(AuditScope scope) {
        return CopyRows.text(scope);
    }

    /**
     * Runs the audit.
     *
     * @param ledgerFile the drill's ledger; one that is still written to is taken as it stands
     * @param database a connection to the database, nothing else being under way on it; it is only read from
     * @param fullList where to write every finding, see {@link AuditReport#fullList}; its folder is used for the sort too
     * @throws DrillException if the ledger is damaged, the database refuses the query, or the list can't be written
     */
    public AuditReport run(Path ledgerFile, Connection database, AuditScope scope, Path fullList) {
        // the query before the ledger: the server sorts its side while the ledger is read and sorted here
        try (var folder = SortFolder.beside(fullList);
                var list = new FindingList(fullList);
                var rows = DatabaseRows.query(database, scope)) {
            var ledger = LedgerFile.open(ledgerFile);
            try (var entries = ledger.sortedByClientId(folder.path())) {
                var writes = new SentWrites(entries, scope.clientIdPrefix());
                var merge = new AuditMerge(writes, rows, new Classification(scope.target()));
                var tally = new AuditTally(scope.target());
                merge.run(finding -> {
                    tally.add(finding);
                    list.add(finding);
                });
                return new AuditReport(
                        scope,
                        tally.counts(),
                        tally.present(),
                        tally.first(),
                        tally.due(),
                        tally.dataLoss(),
                        tally.writes(),
                        writes.audited(),
                        writes.outside(),
                        merge.rowsRead(),
                        ledger.tail(),
                        fullList,
                        Diagnosis.of(tally, scope, () -> ScopeState.read(database, scope.storageKey())));
            }
        }
    }
}
