package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
            return run(
                    LedgerFile.open(ledgerFile),
                    rows,
                    scope,
                    new Findings(folder, fullList, list::add),
                    () -> ScopeState.read(database, scope.storageKey()));
        }
    }

    /**
     * Runs the audit once more on what it left, without its database; the diagnosis may then know less of the scope.
     *
     * @param fullList of the former audit: from it come the rows that were found, and nothing of how they were classed
     * @param temporary an existing folder for the sort
     * @throws DrillException if either file is damaged
     */
    public AuditReport again(Path ledgerFile, Path fullList, AuditScope scope, Path temporary) {
        try (var folder = SortFolder.beside(temporary.resolve("audit"));
                var rows = new FoundRows(fullList)) {
            return run(
                    LedgerFile.open(ledgerFile),
                    rows,
                    scope,
                    new Findings(folder, fullList, finding -> {}),
                    () -> new ScopeState(false, Optional.empty()));
        }
    }

    /** Where the findings go. */
    private record Findings(SortFolder folder, Path fullList, Consumer<AuditFinding> each) {}

    private static AuditReport run(
            LedgerFile ledger,
            Iterator<DatabaseRow> rows,
            AuditScope scope,
            Findings findings,
            Supplier<ScopeState> scopeState) {
        try (var entries = ledger.sortedByClientId(findings.folder().path())) {
            var writes = new SentWrites(entries, scope.clientIdPrefix());
            var merge = new AuditMerge(writes, rows, new Classification(scope.target()));
            var tally = new AuditTally(scope.target());
            merge.run(finding -> {
                tally.add(finding);
                findings.each().accept(finding);
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
                    findings.fullList(),
                    Diagnosis.of(tally, scope, scopeState));
        }
    }
}
