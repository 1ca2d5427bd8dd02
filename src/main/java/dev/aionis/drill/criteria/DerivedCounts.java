package dev.aionis.drill.criteria;

/**
 * What became of the acknowledged writes. A write may count in more than one of the last four.
 *
 * @param acknowledged writes that were looked at
 * @param complete of these, with node, ready embedding and all events published
 * @param missingNode of these, without a node
 * @param pendingEmbedding of these, with an embedding still to come
 * @param failedEmbedding of these, with an embedding that failed for good: an empty outbox hides them
 * @param unpublishedEvents of these, with outbox events neither published nor failed
 */
public record DerivedCounts(
        long acknowledged,
        long complete,
        long missingNode,
        long pendingEmbedding,
        long failedEmbedding,
        long unpublishedEvents) {

    public DerivedCounts {
        if (complete < 0 || complete > acknowledged) {
            throw new IllegalArgumentException("derived state, " + complete + " complete of " + acknowledged
                    + " acknowledged writes, expected 0 to all of them");
        }
    }
}
