package dev.aionis.drill.ledger;

import dev.aionis.drill.model.RequestOutcome;
import java.time.Instant;
import java.util.UUID;

/**
 * How one write ended.
 *
 * @param outcome what the client knows of it; {@link RequestOutcome#OK} is an acknowledgement
 * @param at when the client knew it, on the drill host's clock
 * @param commitId the acknowledged commit; null unless {@code OK}
 * @param nodeId the acknowledged node; null unless {@code OK}
 * @param commitHash the acknowledged commit's hash; null unless {@code OK}
 */
public record WriteResult(RequestOutcome outcome, Instant at, UUID commitId, UUID nodeId, String commitHash) {

    public WriteResult {
        boolean all = commitId != null && nodeId != null && commitHash != null;
        boolean none = commitId == null && nodeId == null && commitHash == null;
        if (outcome == RequestOutcome.OK ? !all : !none) {
            throw new IllegalArgumentException("write result, outcome " + outcome.label() + " with commit " + commitId
                    + ", node " + nodeId + ", hash " + commitHash
                    + ", expected all three for an acknowledgement and none otherwise");
        }
    }

    /** An acknowledged write. */
    public static WriteResult acknowledged(Instant at, UUID commitId, UUID nodeId, String commitHash) {
        return new WriteResult(RequestOutcome.OK, at, commitId, nodeId, commitHash);
    }

    /** A write that was not acknowledged. */
    public static WriteResult without(RequestOutcome outcome, Instant at) {
        return new WriteResult(outcome, at, null, null, null);
    }

    /** The result that {@code entry}, which has one, was completed with. */
    static WriteResult of(LedgerEntry entry) {
        return new WriteResult(
                entry.outcome().orElseThrow(),
                entry.completedAt().orElseThrow(),
                entry.commitId().orElse(null),
                entry.nodeId().orElse(null),
                entry.commitHash().orElse(null));
    }
}
