package dev.aionis.drill.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The moment at which a restored database stands, as its writes show it. It holds a write, so it stands after that write
 * was sent; an acknowledged write is absent, so it stands before the acknowledgement. If the latest of the first comes
 * after the earliest of the others, it stands at no moment at all: it has holes.
 */
final class DatabaseMoment {

    private Optional<Instant> notBefore = Optional.empty();
    private Optional<Instant> before = Optional.empty();

    void add(AuditFinding finding) {
        var write = finding.write().orElseThrow();
        if (finding.row().isEmpty()) {
            write.firstAcknowledgedAt()
                    .filter(at -> before.isEmpty() || at.isBefore(before.get()))
                    .ifPresent(at -> before = Optional.of(at));
        } else if (finding.writeClass() != WriteClass.ALTERED && finding.writeClass() != WriteClass.PHANTOM) {
            var row = finding.row().get();
            write.attemptOf(row)
                    .or(() -> write.attempts().stream()
                            .filter(LedgerEntry::undecided)
                            .findFirst())
                    .map(LedgerEntry::sentAt)
                    .filter(at -> notBefore.isEmpty() || at.isAfter(notBefore.get()))
                    .ifPresent(at -> notBefore = Optional.of(at));
        }
    }

    /** When the newest write that is there was sent. */
    Optional<Instant> notBefore() {
        return notBefore;
    }

    /** When the oldest absent write was acknowledged. */
    Optional<Instant> before() {
        return before;
    }

    /** False where writes are absent between others that are there. */
    boolean exists() {
        return notBefore.isEmpty() || before.isEmpty() || !notBefore.get().isAfter(before.get());
    }
}
