package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
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
        return write.acknowledgements().allMatch(this::sentAfterTarget)
                ? WriteClass.NOT_EXPECTED
                : WriteClass.IN_FLIGHT_AT_TARGET;
    }

    private WriteClass ofPresent(SentWrite write, DatabaseRow row) {
        if (write.possible().findAny().isEmpty()) {
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
        return write.acknowledgements().anyMatch(one -> !sentAfterTarget(one))
                ? WriteClass.IN_FLIGHT_AT_TARGET
                : WriteClass.UNDECIDED;
    }

    /**
     * Every attempt has the same node. Its commit is that of some acknowledged attempt, unless one of unknown outcome
     * came through and left its own.
     */
    private static boolean altered(SentWrite write, DatabaseRow row) {
        if (write.acknowledgements().findAny().isEmpty()) {
            return false;
        }
        if (write.acknowledgements()
                .noneMatch(one -> one.nodeId().filter(row.nodeId()::equals).isPresent())) {
            return true;
        }
        return write.attemptOf(row)
                .map(one -> !one.commitHash().equals(row.commitHash()))
                .orElse(!write.anyUndecided());
    }

    /**
     * Its commit is known to be after T: the acknowledged attempt that made it was sent after T, or else all of unknown
     * outcome were, one of which must have made it.
     */
    private boolean beyondTarget(SentWrite write, DatabaseRow row) {
        return write.attemptOf(row)
                .map(this::sentAfterTarget)
                .orElseGet(() ->
                        write.attempts().stream().filter(LedgerEntry::undecided).allMatch(this::sentAfterTarget));
    }

    private boolean sentAfterTarget(LedgerEntry attempt) {
        Instant sent = attempt.sentAt();
        return target.filter(moment -> sent.isAfter(moment.latest())).isPresent();
    }
}
