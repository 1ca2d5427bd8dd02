package dev.aionis.drill.aionis;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What became of a drill's writes: whether the worker's effects are there, and there once.
 *
 * @param nodes nodes that the writes left
 * @param nodesByEmbedding nodes by embedding status: {@code ready}, {@code pending}, {@code failed}
 * @param withoutEmbedding nodes without a usable embedding: the status is not ready, or the vector is missing
 * @param firstWithoutEmbedding client ids of the first 20 of them
 * @param events outbox events of the writes
 * @param writesWithoutEvents writes none of whose events is there: every write has one from the beginning, so somebody
 *     deleted it
 * @param unpublished those neither published nor dead
 * @param deadLettersByReason those that failed for good
 * @param attempts events by how often they were claimed
 * @param duplicateJobKeys job keys of one event type that occur more than once
 * @param publishedPerWrite by event type: how many writes had that event published so many times; once is right
 */
public record DerivedState(
        long nodes,
        Map<String, Long> nodesByEmbedding,
        long withoutEmbedding,
        List<String> firstWithoutEmbedding,
        long events,
        long writesWithoutEvents,
        long unpublished,
        Map<String, Long> deadLettersByReason,
        Map<Integer, Long> attempts,
        long duplicateJobKeys,
        Map<String, Map<Integer, Long>> publishedPerWrite) {

    public DerivedState {
        nodesByEmbedding = Map.copyOf(nodesByEmbedding);
        firstWithoutEmbedding = List.copyOf(firstWithoutEmbedding);
        deadLettersByReason = Map.copyOf(deadLettersByReason);
        attempts = Map.copyOf(attempts);
        publishedPerWrite = Map.copyOf(publishedPerWrite);
    }

    /** True where every node has its embedding and every event was published. */
    public boolean complete() {
        return withoutEmbedding == 0 && unpublished == 0 && deadLettersByReason.isEmpty();
    }

    /** Writes whose event of {@code type} was published other than once. */
    public long writesNotPublishedOnce(String type) {
        return writesPublished(type, times -> times != 1);
    }

    /** Writes whose event of {@code type} was never published. */
    public long writesNeverPublished(String type) {
        return writesPublished(type, times -> times == 0);
    }

    private long writesPublished(String type, IntPredicate wanted) {
        return publishedPerWrite.getOrDefault(type, Map.of(0, nodes)).entrySet().stream()
                .filter(times -> wanted.test(times.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
