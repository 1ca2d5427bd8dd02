package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.MeasuredKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Holds the ledger of a scenario against a database, and keeps what was found. */
final class LedgerAudit {

    private final Stage stage;
    private final LedgeredLoad load;

    LedgerAudit(Stage stage, LedgeredLoad load) {
        this.stage = stage;
        this.load = load;
    }

    /**
     * @param target the moment to which the database was restored, on our clock; empty where all that was
     *     acknowledged must be there
     */
    AuditSummary of(DatabaseAccess access, Optional<BoundedInstant> target) {
        var scope = new AuditScope(stage.scope().storageKey(), stage.clientIdPrefix(), target);
        try (Connection connection = access.open()) {
            AuditReport report =
                    new Audit().run(load.ledgerFile(), connection, scope, stage.file("ledger", "audit.tsv"));
            requireWhole(report);
            stage.attach("Ledger audit", "ledger", "audit.txt", report.describe() + "\n");
            stage.attach("SQL of the audit", "sql", "audit.sql", Audit.query(scope) + ";\n");
            stage.say(report.diagnosis());
            keep(report);
            return new AuditSummary(report);
        } catch (SQLException unreachable) {
            throw new DrillException(
                    "ledger audit, " + access.where() + " could not be read: " + unreachable.getMessage(),
                    "the database must answer and let this role read memory_nodes and memory_commits",
                    unreachable);
        }
    }

    /** A ledger file that ends early would pass for a shorter one, and its last writes for never sent. */
    private void requireWhole(AuditReport report) {
        long read = report.ledgerEntries() + report.outsideEntries();
        if (read != load.entries()) {
            throw new DrillException(
                    "ledger audit, read " + read + " entries, expected the " + load.entries() + " that were put down",
                    "the ledger ends " + report.tail().describe() + "; without all of it no write can be told lost");
        }
    }

    private void keep(AuditReport report) {
        var classes = new LinkedHashMap<String, Object>();
        report.counts().forEach((writeClass, count) -> classes.put(writeClass.label(), count));
        stage.measured(MeasuredKey.LEDGER_CLASSES, classes);
        stage.measured(MeasuredKey.RPO_LOST_WRITES, report.lost());
    }
}
