package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.time.Instant;
import java.util.Optional;

/** Says in an operator's words why a recovery ended, from what the server logged. */
final class RecoveryFailure {

    private RecoveryFailure() {}

    /** Empty if the log has none of the known reasons. */
    static Optional<DrillException> explain(ServerLog log, Optional<Instant> target) {
        String to = "restore to " + target.map(Instant::toString).orElse("the end of the archive");
        if (log.says("recovery ended before configured recovery target was reached")) {
            String reached = RestorePhases.lastReplayed(log)
                    .map(last -> "its last commit is of " + last)
                    .orElse("it holds no commit after the base backup");
            return Optional.of(new DrillException(
                    to + ", the archive ended before it: " + reached + ", expected a commit after the target"
                            + quoted(log),
                    "write something after the target, switch the WAL segment and wait until it is archived"));
        }
        if (log.says("requested recovery stop point is before consistent recovery point")) {
            return Optional.of(new DrillException(
                    to + ", the base backup is not consistent before a later moment" + quoted(log),
                    "restore from an older base backup"));
        }
        if (log.says("could not locate a valid checkpoint record")) {
            return Optional.of(
                    new DrillException(
                            to + ", recovery found no record to begin at, as when a base backup lacks its backup_label"
                                    + quoted(log),
                            "see that the backup has the backup_label that pg_backup_stop gave, and that its start is archived"));
        }
        return log.line("FATAL: ")
                .or(() -> log.line("PANIC: "))
                .map(line -> new DrillException(to + ", recovery ended: " + line + quoted(log), "see " + log.file()));
    }

    private static String quoted(ServerLog log) {
        return "; the copy's log ends\n" + log.tail();
    }
}
