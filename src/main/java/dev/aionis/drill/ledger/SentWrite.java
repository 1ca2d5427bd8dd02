package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One write, however often it was sent. What all attempts say together is worked out once: an audit asks for it of
 * millions of writes.
 */
public final class SentWrite {

    private final List<LedgerEntry> attempts;
    private final List<LedgerEntry> acknowledgements;
    private final boolean anyUndecided;
    private final Optional<Instant> firstAcknowledgedAt;
    private final Optional<LedgerEntry> newestAcknowledgement;

    /** @param attempts its ledger entries in the order in which they were begun; at least one, all with the same id */
    SentWrite(List<LedgerEntry> attempts) {
        this.attempts = List.copyOf(attempts);
        var acknowledged = new ArrayList<LedgerEntry>(1);
        boolean undecided = false;
        LedgerEntry first = null;
        LedgerEntry newest = null;
        for (var attempt : attempts) {
            if (!attempt.clientId().equals(clientId())) {
                throw new IllegalArgumentException("write " + clientId() + ", an attempt is of " + attempt.clientId());
            }
            undecided |= attempt.undecided();
            if (attempt.acknowledged()) {
                acknowledged.add(attempt);
                first = first == null || endedBefore(attempt, first) ? attempt : first;
                newest = newest == null || !endedBefore(attempt, newest) ? attempt : newest;
            }
        }
        this.acknowledgements = acknowledged;
        this.anyUndecided = undecided;
        this.firstAcknowledgedAt = first == null ? Optional.empty() : first.completedAt();
        this.newestAcknowledgement = Optional.ofNullable(newest);
    }

    /** The id that all attempts share. */
    public String clientId() {
        return attempts.get(0).clientId();
    }

    /** Its ledger entries in the order in which they were begun. */
    public List<LedgerEntry> attempts() {
        return attempts;
    }

    /** When a client was first told that it is saved. */
    public Optional<Instant> firstAcknowledgedAt() {
        return firstAcknowledgedAt;
    }

    /** The attempt whose acknowledgement came last: the commit that its node should have. */
    public Optional<LedgerEntry> newestAcknowledgement() {
        return newestAcknowledgement;
    }

    List<LedgerEntry> acknowledgements() {
        return acknowledgements;
    }

    boolean anyUndecided() {
        return anyUndecided;
    }

    /** The acknowledged attempt whose commit {@code row} has. */
    Optional<LedgerEntry> attemptOf(DatabaseRow row) {
        for (var attempt : acknowledgements) {
            if (row.commitId().equals(attempt.commitId())) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    /** True where some attempt was acknowledged at or before {@code target}. */
    boolean acknowledgedBy(Optional<BoundedInstant> target) {
        return firstAcknowledgedAt.isPresent()
                && (target.isEmpty()
                        || !firstAcknowledgedAt.get().isAfter(target.get().earliest()));
    }

    private static boolean endedBefore(LedgerEntry one, LedgerEntry other) {
        return one.completedAt().orElseThrow().isBefore(other.completedAt().orElseThrow());
    }

    @Override
    public String toString() {
        return "write " + attempts;
    }
}
