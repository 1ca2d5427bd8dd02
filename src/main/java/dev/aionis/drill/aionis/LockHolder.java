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

    /** Whether the server keeps to itself what this session is. */
    boolean hidden() {
        return silence.isEmpty();
    }

    boolean isOf(String drill) {
        return owner.filter(who -> who.drill().equals(drill)).isPresent();
    }
}
