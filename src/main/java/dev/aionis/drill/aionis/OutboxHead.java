package dev.aionis.drill.aionis;

import java.time.Duration;
import java.util.Optional;

/**
 * The event that waits at the head of the outbox.
 *
 * @param id its number, in the order of enqueuing
 * @param type e.g. {@code embed_nodes}
 * @param claimedFor how long ago a worker claimed it, by the database's clock; empty while nobody holds it
 * @param attempts how often it was claimed
 * @param lastError what the last attempt ended with; empty where none failed
 * @param neverClaimed pending events that no worker ever claimed
 * @param newerPublished events that were enqueued after it and are done
 */
public record OutboxHead(
        long id,
        String type,
        Optional<Duration> claimedFor,
        int attempts,
        String lastError,
        long neverClaimed,
        long newerPublished) {}
