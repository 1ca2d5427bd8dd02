package dev.aionis.drill.ledger;

import dev.aionis.drill.model.RequestOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One write of the ledger: its beginning, and its end where that is known.
 *
 * @param number position in the ledger, from 0
 * @param clientId the write's own id; a write that was sent again has several entries with the same one
 * @param scheduledAt when the load's schedule wanted it sent
 * @param sentAt when it was about to be sent
 * @param outcome what the client knows of it; empty if the drill ended before the client knew anything
 * @param completedAt when the outcome was known; present with {@code outcome}
 * @param commitId the acknowledged commit; present only for an acknowledged write
 * @param nodeId the acknowledged node; present only for an acknowledged write
 * @param commitHash the acknowledged commit's hash; present only for an acknowledged write
 */
public record LedgerEntry(
        long number,
        String clientId,
        Instant scheduledAt,
        Instant sentAt,
        Optional<RequestOutcome> outcome,
        Optional<Instant> completedAt,
        Optional<UUID> commitId,
        Optional<UUID> nodeId,
        Optional<String> commitHash) {

    public LedgerEntry {
        if (outcome.isPresent() != completedAt.isPresent()) {
            throw new IllegalArgumentException("ledger entry " + number + ", outcome " + outcome + " at " + completedAt
                    + ", expected both or neither");
        }
        boolean acknowledged = outcome.isPresent() && outcome.get() == RequestOutcome.OK;
        if (commitId.isPresent() != acknowledged
                || nodeId.isPresent() != acknowledged
                || commitHash.isPresent() != acknowledged) {
            throw new IllegalArgumentException("ledger entry " + number + ", outcome " + outcome + " with commit "
                    + commitId + ", node " + nodeId + ", hash " + commitHash
                    + ", expected all three for an acknowledgement and none otherwise");
        }
    }

    /** True where the server said that the write is saved. */
    public boolean acknowledged() {
        return commitId.isPresent();
    }

    /** True where the write may or may not have been done: no outcome, or one that leaves it open. */
    public boolean undecided() {
        return outcome.isEmpty() || outcome.get().undecided();
    }
}
