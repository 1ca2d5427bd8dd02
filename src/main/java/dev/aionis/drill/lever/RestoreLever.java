package dev.aionis.drill.lever;

import dev.aionis.drill.model.Phase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Restores the database into an isolated environment; the undo removes that environment. */
public interface RestoreLever extends Lever {

    /** Makes sure that there is a backup to restore from, and says which; empty where the lever can't see backups. */
    Optional<Backup> backup();

    /** The last restore that this lever knows to have worked. */
    Optional<Instant> lastRehearsal();

    /**
     * Looks in the archive for every WAL segment from the backup's first one to {@code last}; empty where the lever
     * can't see the archive.
     */
    Optional<ArchivedWal> archivedWal(String last);

    /** What a restore and its removal would do, exactly: commands, API calls; nothing is done. */
    List<String> planned(Optional<Instant> target);

    /** Restores to {@code target}, or to all that the archive holds when empty. */
    Change<RestoredCopy> restore(Optional<Instant> target);

    /**
     * Starts an API of {@code release} on the copy. It goes with the copy when that is removed. Empty where the lever
     * has no means to.
     */
    Optional<URI> startApi(RestoredCopy copy, String release);

    /** What was restored last is no copy, but the live database: the lever asks it nothing more, and goes by names. */
    default void disown() {}

    /** What this lever starts on a copy, and that it is no worker; or whose word that is. */
    default String startsOnCopy() {
        return "the restore lever does not say what it starts on the copy";
    }

    /** Logs of the restore, as evidence. */
    List<Path> logs(RestoredCopy copy);

    /** Copies that are there now, found without any journal; only those that a drill of this environment made. */
    default List<LeftCopy> leftovers() {
        return List.of();
    }

    /**
     * A copy that nobody claims.
     *
     * @param undo removes it
     */
    record LeftCopy(String name, Undo undo) {

        /** Whether {@code other}, which may know more, removes this very copy. */
        public boolean isOf(Undo other) {
            return other.lever().equals(undo.lever())
                    && undo.parameters().entrySet().stream()
                            .filter(known -> !known.getValue().isEmpty())
                            .allMatch(known ->
                                    known.getValue().equals(other.parameters().get(known.getKey())));
        }
    }

    /**
     * A backup.
     *
     * @param label as the backup tool names it
     * @param finishedAt on the database's clock, where it is known
     * @param bytes its size, where it is known
     * @param firstWal the first WAL segment that a restore from it needs, where it is known
     */
    record Backup(String label, Optional<Instant> finishedAt, OptionalLong bytes, Optional<String> firstWal) {}

    /**
     * The WAL of a restore, held against the archive.
     *
     * @param first the first segment that was looked for
     * @param last the last one
     * @param segments how many were looked for; none where {@code last} is older than {@code first}
     * @param missing names of those that the archive does not hold
     */
    record ArchivedWal(String first, String last, int segments, List<String> missing) {

        public ArchivedWal {
            missing = List.copyOf(missing);
        }
    }

    /**
     * A restored database that answers.
     *
     * @param jobId as the restoring tool names the job
     * @param jdbcUrl its address, without credentials
     * @param phases what the time went into, in order, on the drill host's clock. A lever that has them from another
     *     host or from a log says in their bounds how surely: the clock's uncertainty, the log's resolution
     */
    record RestoredCopy(String jobId, String jdbcUrl, String user, String password, List<Phase> phases) {

        public RestoredCopy {
            phases = List.copyOf(phases);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return jobId + " at " + jdbcUrl;
        }
    }
}
