package dev.aionis.drill.facts;

import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.model.DrillException;
import java.util.Optional;

/**
 * A ledger held against a database.
 *
 * @param ledger path of the ledger
 * @param list path of the audit's list, which has every row that was found
 * @param storageKey the scope's key in the database
 * @param clientIdPrefix what the client ids of the drill's writes begin with
 * @param target the moment to which the database was restored; empty where all that was acknowledged must be there
 * @param entries that were put down in the ledger
 */
public record AuditSeen(
        String ledger,
        String list,
        String storageKey,
        String clientIdPrefix,
        Optional<TargetSeen> target,
        long entries) {

    /**
     * The audit, once more.
     *
     * @throws DrillException if the ledger does not hold all that was put down: one that ends early would pass for a
     *     shorter one, and its last writes for never sent
     */
    public AuditSummary summary(Evidence evidence) {
        AuditReport report = evidence.audit(this);
        long read = report.ledgerEntries() + report.outsideEntries();
        if (read != entries) {
            throw new DrillException(
                    "ledger audit, read " + read + " entries, expected the " + entries + " that were put down",
                    "the ledger ends " + report.tail().describe() + "; without all of it no write can be told lost");
        }
        return new AuditSummary(report);
    }
}
