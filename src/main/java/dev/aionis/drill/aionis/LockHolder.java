package dev.aionis.drill.aionis;

import java.time.Duration;
import java.util.Optional;

/**
 * A session that holds an environment.
 *
 * @param backend its process on the database server
 * @param role as whom it logged in
 * @param owner whose drill it is; empty where this role may not see it, or the session does not tell
 * @param silence since it last spoke; empty where this role may not see it
 */
public record LockHolder(int backend, String role, Optional<LockOwner> owner, Optional<Duration> silence) {

    /** A drill that has not spoken for so long has missed at least three heartbeats. */
    private static final Duration TOO_QUIET = EnvironmentLock.HEARTBEAT.multipliedBy(4);

    /** Whether the server keeps to itself what this session is. */
    boolean hidden() {
        return silence.isEmpty();
    }

    /** Whether it has missed several heartbeats: a session of a process that is dead or cut off. */
    public boolean quiet() {
        return silence.filter(since -> since.compareTo(TOO_QUIET) >= 0).isPresent();
    }

    boolean isOf(String drill) {
        return owner.filter(who -> who.drill().equals(drill)).isPresent();
    }
}
