package dev.aionis.drill.run;

import dev.aionis.drill.aionis.EnvironmentLock;
import dev.aionis.drill.aionis.LockOwner;
import dev.aionis.drill.model.DrillException;
import java.util.Optional;

/**
 * Keeps a drill in the environment that was meant, and other drills out of it, from when it was reached until all is
 * undone. Before each change the environment must still be held, and the database must still be the same one.
 */
final class Interlock implements AutoCloseable {

    private final DrillRun run;
    private final Deployment deployment;
    private Optional<EnvironmentLock> lock = Optional.empty();
    private Optional<DatabaseSeen> entered = Optional.empty();
    private Optional<DrillException> refusal = Optional.empty();

    Interlock(DrillRun run, Deployment deployment) {
        this.run = run;
        this.deployment = deployment;
    }

    /** Takes the environment for this drill; a preflight only looks whether it could. */
    void enter() {
        try {
            if (run.mode() == DrillMode.DRILL) {
                lock = Optional.of(EnvironmentLock.take(deployment.database(), owner()));
                lock.get().onLost(this::lost);
            } else {
                EnvironmentLock.look(deployment.database(), owner());
            }
        } catch (DrillException refused) {
            refusal = Optional.of(refused);
        }
    }

    /** What stays the same for as long as the drill lasts. */
    void remember(DatabaseSeen seen) {
        entered = Optional.of(seen);
    }

    /** Why this drill may not be here, if it may not. */
    Optional<DrillException> refusal() {
        return refusal;
    }

    /** Whether the environment was taken, so that this drill may have left something in it. */
    boolean taken() {
        return lock.isPresent();
    }

    /** @throws DrillException if nothing may be changed now */
    void requireHolds() {
        refusal.ifPresent(why -> {
            throw why;
        });
        lock.orElseThrow(() -> new DrillException(
                        "environment " + run.config().environment() + ", not held by this drill, expected it held",
                        "the preconditions take it; nothing was changed"))
                .requireHeld();
        entered.flatMap(before -> DatabaseSeen.by(deployment, run.clock()).changedSince(before))
                .ifPresent(change -> {
                    throw new DrillException(
                            "environment " + run.config().environment() + ", " + change + ", expected the same",
                            "a name or an address was moved during the drill; nothing was changed in its new place");
                });
    }

    @Override
    public void close() {
        lock.ifPresent(EnvironmentLock::close);
    }

    private void lost(DrillException why) {
        run.abort(why.getMessage().lines().findFirst().orElse("the environment was lost"));
    }

    private LockOwner owner() {
        return new LockOwner(
                run.id().value(),
                run.config().environment(),
                run.config().owner(),
                HostNames.ofThisMachine(),
                run.startedAt());
    }
}
