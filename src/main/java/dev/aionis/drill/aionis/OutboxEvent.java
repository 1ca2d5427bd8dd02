package dev.aionis.drill.aionis;

/**
 * An outbox event of a drill's write.
 *
 * @param attempts how often it was claimed
 * @param failed whether it failed for good
 * @param failedReason why it did; empty if it did not, or nothing was said
 */
public record OutboxEvent(
        String commitId,
        String type,
        String jobKey,
        int attempts,
        boolean published,
        boolean failed,
        String failedReason) {}
