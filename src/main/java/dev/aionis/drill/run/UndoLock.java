package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.EnvironmentLock;
import dev.aionis.drill.aionis.EnvironmentTaken;
import dev.aionis.drill.aionis.LockHolder;
import dev.aionis.drill.aionis.LockOwner;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.run.UndoWithoutDrill.Order;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds an environment while a person's command undoes in it, as a drill does: no drill begins meanwhile, and what a
 * living drill or its dead-man's switch looks after is left to them.
 */
final class UndoLock implements AutoCloseable {

    private final Optional<EnvironmentLock> lock;
    private final String note;

    private UndoLock(Optional<EnvironmentLock> lock, String note) {
        this.lock = lock;
        this.note = note;
    }

    /**
     * Takes the environment, or only looks where nothing is to be changed. A database that does not answer is no reason
     * to leave a worker stopped; nor is a session that its drill's death left behind.
     *
     * @throws EnvironmentTaken if a drill is at work in it
     */
    static UndoLock enter(ResidueGround ground, Order order) {
        if (ground.database().isEmpty()) {
            return new UndoLock(Optional.empty(), "");
        }
        DatabaseAccess database = ground.database().get();
        LockOwner self = self(ground);
        try {
            if (order.dryRun()) {
                EnvironmentLock.look(database, self);
                return new UndoLock(Optional.empty(), "");
            }
            return new UndoLock(Optional.of(EnvironmentLock.take(database, self)), "");
        } catch (EnvironmentTaken taken) {
            if (!onlyTheDead(EnvironmentLock.holders(database, self), order)) {
                throw taken;
            }
            return new UndoLock(Optional.empty(), "the environment's lock is held by a session of a dead drill");
        } catch (DrillException unanswered) {
            return new UndoLock(
                    Optional.empty(),
                    "nobody can tell whether a drill runs here: "
                            + unanswered.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** What has to be said before anything is done; empty if the environment is held as it should be. */
    String note() {
        return note;
    }

    @Override
    public void close() {
        lock.ifPresent(EnvironmentLock::close);
    }

    private static boolean onlyTheDead(List<LockHolder> holders, Order order) {
        return holders.stream()
                .allMatch(holder -> holder.quiet()
                        && holder.owner().filter(owner -> over(owner, order)).isPresent());
    }

    /** Known from here, or said by whoever named it. */
    private static boolean over(LockOwner owner, Order order) {
        if (order.drill().filter(owner.drill()::equals).isPresent()) {
            return true;
        }
        Path journal = order.records().resolve(owner.drill()).resolve(UndoJournal.FILE);
        try {
            return JournalContents.read(journal)
                    .head()
                    .filter(head -> DrillLife.of(head) == DrillLife.OVER)
                    .isPresent();
        } catch (DrillException unreadable) {
            return false;
        }
    }

    private static LockOwner self(ResidueGround ground) {
        return new LockOwner(
                "undo-" + ground.config().environment(),
                ground.config().environment(),
                System.getProperty("user.name"),
                HostNames.ofThisMachine(),
                Instant.now());
    }
}
