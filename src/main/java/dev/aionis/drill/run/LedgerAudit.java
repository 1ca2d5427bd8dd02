package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.MeasuredKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
    AuditReport of(DatabaseAccess access, Optional<BoundedInstant> target) {
        Path full = stage.file("ledger", "audit.csv");
        var scope = new AuditScope(stage.scope().storageKey(), stage.clientIdPrefix(), target);
        try (Connection connection = access.open()) {
            AuditReport report = new Audit().run(load.ledgerFile(), connection, scope, full);
            stage.attach("Ledger audit", stage.path("ledger", "audit.txt"), "text/plain", report.describe());
            stage.measured(MeasuredKey.LEDGER_CLASSES, report.counts());
            return report;
        } catch (SQLException unreachable) {
            throw new DrillException(
                    "ledger audit, " + access + " could not be read: " + unreachable.getMessage(),
                    "the database must answer and let this role read memory_nodes and memory_commits",
                    unreachable);
        }
    }
}
