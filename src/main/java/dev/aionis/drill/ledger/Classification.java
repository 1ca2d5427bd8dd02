package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import java.util.List;
import java.util.Optional;

/** What is to be said of one write, from what the ledger and the database have of it. */
final class Classification {

    private final Optional<BoundedInstant> target;

    Classification(Optional<BoundedInstant> target) {
        this.target = target;
    }

    /** Of a write of the ledger. A row without one is a {@link WriteClass#PHANTOM}. */
    WriteClass of(SentWrite write, Optional<DatabaseRow> row) {
        return row.isPresent() ? ofPresent(write, row.get()) : ofAbsent(write);
    }

    private WriteClass ofAbsent(SentWrite write) {
        if (write.acknowledgedBy(target)) {
            return WriteClass.LOST;
        }
        if (write.firstAcknowledgedAt().isEmpty()) {
            return write.anyUndecided() ? WriteClass.UNDECIDED : WriteClass.NOT_DONE;
        }
        return sentAfterTarget(write.acknowledgements()) ? WriteClass.NOT_EXPECTED : WriteClass.IN_FLIGHT_AT_TARGET;
    }

    private WriteClass ofPresent(SentWrite write, DatabaseRow row) {
        if (write.acknowledgements().isEmpty() && !write.anyUndecided()) {
            return WriteClass.PHANTOM;
        }
        if (altered(write, row)) {
            return WriteClass.ALTERED;
        }
        if (beyondTarget(write, row)) {
            return WriteClass.BEYOND_TARGET;
        }
        if (write.acknowledgedBy(target)) {
            return WriteClass.RECOVERED;
        }
        return sentAfterTarget(write.acknowledgements()) ? WriteClass.UNDECIDED : WriteClass.IN_FLIGHT_AT_TARGET;
    }

    /**
     * Every attempt has the same node. Its commit is that of some acknowledged attempt, unless one of unknown outcome
     * came through and left its own.
     */
    private static boolean altered(SentWrite write, DatabaseRow row) {
        if (write.acknowledgements().isEmpty()) {
            return false;
        }
        for (var attempt : write.acknowledgements()) {
            if (attempt.nodeId().orElseThrow().equals(row.nodeId())) {
                return write.attemptOf(row)
                        .map(made -> !made.commitHash().equals(row.commitHash()))
                        .orElse(!write.anyUndecided());
            }
        }
        return true;
    }

    /**
     * Its commit is known to be after T: the acknowledged attempt that made it was sent after T, or else all of unknown
     * outcome were, one of which must have made it.
     */
    private boolean beyondTarget(SentWrite write, DatabaseRow row) {
        var made = write.attemptOf(row);
        return made.isPresent()
                ? sentAfterTarget(made.get())
                : sentAfterTarget(
                        write.attempts().stream().filter(LedgerEntry::undecided).toList());
    }

    private boolean sentAfterTarget(List<LedgerEntry> attempts) {
        for (var attempt : attempts) {
            if (!sentAfterTarget(attempt)) {
                return false;
            }
        }
        return true;
    }

    private boolean sentAfterTarget(LedgerEntry attempt) {
        return target.isPresent() && attempt.sentAt().isAfter(target.get().latest());
    }
}
