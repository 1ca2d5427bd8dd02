package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One write, however often it was sent.
 *
 * @param clientId the id that all attempts share
 * @param attempts its ledger entries in the order in which they were begun; at least one
 */
public record SentWrite(String clientId, List<LedgerEntry> attempts) {

    public SentWrite {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()
                || attempts.stream().anyMatch(one -> !one.clientId().equals(clientId))) {
            throw new IllegalArgumentException(
                    "write " + clientId + ", attempts " + attempts + ", expected at least one, all with its id");
        }
    }

    /** When a client was first told that it is saved. */
    public Optional<Instant> firstAcknowledgedAt() {
        return acknowledgements().map(one -> one.completedAt().orElseThrow()).min(Comparator.naturalOrder());
    }

    /** The attempt whose acknowledgement came last: the commit that the node should have. */
    public Optional<LedgerEntry> newestAcknowledgement() {
        return acknowledgements()
                .max(Comparator.comparing(one -> one.completedAt().orElseThrow()));
    }

    Stream<LedgerEntry> acknowledgements() {
        return attempts.stream().filter(LedgerEntry::acknowledged);
    }

    /** The attempts that took effect or may have. */
    Stream<LedgerEntry> possible() {
        return attempts.stream().filter(one -> one.acknowledged() || one.undecided());
    }

    boolean anyUndecided() {
        return attempts.stream().anyMatch(LedgerEntry::undecided);
    }

    /** The acknowledged attempt whose commit {@code row} has. */
    Optional<LedgerEntry> attemptOf(DatabaseRow row) {
        return acknowledgements()
                .filter(one -> row.commitId().equals(one.commitId()))
                .findFirst();
    }

    /** True where some attempt was acknowledged at or before {@code target}. */
    boolean acknowledgedBy(Optional<BoundedInstant> target) {
        return firstAcknowledgedAt()
                .filter(at -> target.isEmpty() || !at.isAfter(target.get().earliest()))
                .isPresent();
    }
}
