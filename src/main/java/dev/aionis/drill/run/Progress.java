package dev.aionis.drill.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether what is left of some work grows less: a slow worker is waited for, one that stands still is not. */
final class Progress {

    private final InstantSource clock;
    private final Duration patience;
    private long least = Long.MAX_VALUE;
    private Instant since = Instant.MIN;

    /** @param patience how long it may stand still */
    Progress(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Nothing is left, or it has stood still for too long. */
    boolean over(long left) {
        Instant now = clock.instant();
        if (left < least) {
            least = left;
            since = now;
        }
        return left == 0 || Duration.between(since, now).compareTo(patience) >= 0;
    }
}
