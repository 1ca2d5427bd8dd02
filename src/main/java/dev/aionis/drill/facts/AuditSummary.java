package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.WriteClass;

/** What an audit found, in the terms that criteria judge. */
public record AuditSummary(AuditReport report) {

    public AuditCounts counts() {
        long recovered = report.count(WriteClass.RECOVERED);
        long lost = report.lost();
        long altered = report.count(WriteClass.ALTERED);
        return new AuditCounts(
                report.due(),
                recovered,
                lost,
                report.count(WriteClass.BEYOND_TARGET),
                report.count(WriteClass.UNDECIDED) + report.count(WriteClass.IN_FLIGHT_AT_TARGET),
                report.count(WriteClass.PHANTOM),
                altered,
                report.dataLoss());
    }

    /** Writes acknowledged after the target: those with which an overshoot would show. */
    public long acknowledgedPastTarget() {
        return report.count(WriteClass.NOT_EXPECTED) + report.count(WriteClass.BEYOND_TARGET);
    }
}
