package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.Optional;

/**
 * The oldest event of an outbox that did not drain, and who should have worked on it.
 *
 * @param event what it is, e.g. {@code embed_nodes 4711}
 * @param claimedFor how long ago it was claimed; empty while nobody holds it
 * @param claimTimeout after which a claim counts no more
 * @param attempts how often it was claimed
 * @param lastError what the last attempt ended with; empty where none failed
 * @param neverClaimed events in the queue that no worker ever claimed
 * @param newerPublished events that were enqueued after it and are done
 * @param worker what the lever sees of the worker
 */
public record WaitingEvent(
        String event,
        Optional<Duration> claimedFor,
        Duration claimTimeout,
        int attempts,
        String lastError,
        long neverClaimed,
        long newerPublished,
        String worker) {

    /** Who waits for what, in words. */
    String said() {
        String claim = claimedFor
                .map(age -> "claimed " + Figures.seconds(age) + " ago"
                        + (age.compareTo(claimTimeout) > 0
                                ? ", beyond the claim timeout of " + Figures.seconds(claimTimeout)
                                : ""))
                .orElse(attempts == 0 ? "never claimed" : "claimed by nobody");
        String error = lastError.isEmpty() ? "" : ", last error '" + lastError + "'";
        return "the first in the queue, " + event + ", " + claim + ", " + Figures.counted(attempts, "attempt") + error
                + ", " + newerPublished + " newer ones published; in the queue "
                + Figures.counted(neverClaimed, "event") + " never claimed; worker: " + worker;
    }
}
