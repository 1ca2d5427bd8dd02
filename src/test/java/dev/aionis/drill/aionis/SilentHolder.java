package dev.aionis.drill.aionis;

import java.time.Duration;

/** A session that holds an environment and says nothing more: as one whose host lost power, until the server notices. */
public final class SilentHolder {

    /** After so long it counts as dead or cut off. */
    public static final Duration QUIET = EnvironmentLock.HEARTBEAT.multipliedBy(4);

    private SilentHolder() {}

    public static EnvironmentLock take(DatabaseAccess access, LockOwner owner) {
        return EnvironmentLock.take(access, owner, Duration.ofHours(1));
    }
}
