package dev.aionis.drill.ledger;

import java.util.Optional;

/**
 * One write, or one row that belongs to none, and its class.
 *
 * @param writeClass what the audit says of it
 * @param clientId its id
 * @param write what the ledger has of it; empty for a row that was never sent
 * @param row what the database has of it; empty if it is absent
 */
public record AuditFinding(
        WriteClass writeClass, String clientId, Optional<SentWrite> write, Optional<DatabaseRow> row) {

    public AuditFinding {
        if (write.isEmpty() && row.isEmpty()) {
            throw new IllegalArgumentException(
                    "finding " + clientId + ", neither in the ledger nor in the database, expected one of them");
        }
    }

    /** For people: {@code drill-000000017, acknowledged 2026-02-28T10:10:00Z, node …, absent}. */
    public String describe() {
        return clientId + ", " + write.map(AuditFinding::told).orElse("never sent") + ", "
                + row.map(AuditFinding::found).orElse("absent");
    }

    private static String told(SentWrite write) {
        String attempts =
                write.attempts().size() == 1 ? "" : " in " + write.attempts().size() + " attempts";
        var first = write.attempts().get(0);
        return "sent " + first.sentAt() + attempts + ", "
                + write.newestAcknowledgement()
                        .map(one ->
                                "acknowledged " + write.firstAcknowledgedAt().orElseThrow() + " as node "
                                        + one.nodeId().orElseThrow() + " commit "
                                        + one.commitId().orElseThrow())
                        .orElseGet(() -> first.outcome().map(o -> o.label()).orElse("without an outcome"));
    }

    private static String found(DatabaseRow row) {
        return "there as node " + row.nodeId() + " commit "
                + row.commitId().map(Object::toString).orElse("none");
    }
}
