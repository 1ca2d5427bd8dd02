package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.TargetSeen;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.model.DrillException;
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
    AuditSeen of(DatabaseAccess access, Optional<TargetSeen> target) {
        var scope = new AuditScope(
                stage.scope().storageKey(), stage.clientIdPrefix(), target.map(seen -> seen.moment(stage.raw())));
        try (Connection connection = access.open()) {
            stage.run().step().onInterrupt(() -> hangUp(connection));
            AuditReport report =
                    new Audit().run(load.ledgerFile(), connection, scope, stage.file("ledger", "audit.tsv"));
            stage.attach("Ledger audit", "ledger", "audit.txt", report.describe() + "\n");
            stage.attach("SQL of the audit", "sql", "audit.sql", Audit.query(scope) + ";\n");
            stage.say(report.diagnosis());
            return seen(target);
        } catch (SQLException unreachable) {
            throw new DrillException(
                    "ledger audit, " + access.where() + " could not be read: " + unreachable.getMessage(),
                    "the database must answer and let this role read memory_nodes and memory_commits",
                    unreachable);
        }
    }

    /** The audit as whoever has the folder can run it again. */
    private AuditSeen seen(Optional<TargetSeen> target) {
        var seen = new AuditSeen(
                stage.path("ledger", "writes.ledger"),
                stage.path("ledger", "audit.tsv"),
                stage.scope().storageKey(),
                stage.clientIdPrefix(),
                target,
                load.entries());
        seen.summary(stage.raw());
        return seen;
    }

    /** An audit may wait for minutes for its rows, deaf to an interrupt. */
    private static void hangUp(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closedBefore) {
            return;
        }
    }
}
