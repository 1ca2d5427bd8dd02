package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Span;
import java.util.Optional;

/**
 * What an audit of a database against the write ledger counted.
 *
 * @param acknowledged acknowledged writes that had to be there: all of them or, where there is a restore target, those
 *     surely acknowledged before it. Each of them is recovered, lost or altered
 * @param recovered of these, present as acknowledged
 * @param lost of these, absent
 * @param altered of these, present with another node, commit or hash
 * @param beyondTarget acknowledged after the target, and present
 * @param undecided not to be told: outcome unknown, or acknowledged within the clock's uncertainty of the target
 * @param phantom present under the drill's own ids, and never sent
 * @param dataLoss from the oldest lost acknowledgement to the target; empty if none was lost, or the time is unknown
 */
public record AuditCounts(
        long acknowledged,
        long recovered,
        long lost,
        long beyondTarget,
        long undecided,
        long phantom,
        long altered,
        Optional<Span> dataLoss) {

    public AuditCounts {
        long least = Math.min(
                Math.min(Math.min(acknowledged, recovered), Math.min(lost, altered)),
                Math.min(Math.min(beyondTarget, undecided), phantom));
        if (least < 0) {
            throw new IllegalArgumentException("audit counts, seen " + least + ", expected at least 0");
        }
    }

    /** Rows that a client was told are saved, and that are not there as they were saved. */
    public long missing() {
        return lost + altered;
    }

    /** Why this audit proves nothing, if it does not. */
    Optional<String> flaw() {
        if (acknowledged == 0) {
            return Optional.of("no write was acknowledged, so none could be lost");
        }
        if (recovered + lost + altered != acknowledged) {
            return Optional.of("audit does not add up: %d recovered, %d lost and %d altered of %d acknowledged writes"
                    .formatted(recovered, lost, altered, acknowledged));
        }
        return Optional.empty();
    }

    String sentence() {
        return "%d of %d acknowledged writes recovered, %d lost, %d altered, %d undecided"
                .formatted(recovered, acknowledged, lost, altered, undecided);
    }
}
