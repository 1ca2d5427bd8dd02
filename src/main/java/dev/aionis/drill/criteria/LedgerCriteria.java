package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Objective;

/** What the write ledger says about a live database. */
final class LedgerCriteria {

    private LedgerCriteria() {}

    static Criterion noLostWrites(AuditCounts audit) {
        var yardstick = new Yardstick(
                PassCriterion.NO_LOST_WRITES,
                Objective.atMost(0, "rows"),
                "the lost writes are listed in the audit; look for their commits in the database's log");
        if (audit.flaw().isPresent() && audit.missing() == 0) {
            return yardstick.unproven(audit.flaw().get());
        }
        Criterion judged = yardstick.judge(audit.missing(), audit.sentence());
        return audit.phantom() == 0
                ? judged
                : judged.unprovenBecause(Figures.counted(audit.phantom(), "row")
                        + " of the drill's own ids never sent, so ledger and database are not of one drill");
    }
}
