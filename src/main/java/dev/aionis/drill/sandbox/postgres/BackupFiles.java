package dev.aionis.drill.sandbox.postgres;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which files of a data directory belong in no base backup: what the server rebuilds at its start, and what would
 * mislead a copy. As the chapter "Making a Base Backup Using the Low Level API" of PostgreSQL's documentation has it.
 */
final class BackupFiles implements Predicate<Path> {

    /** Directories that must be there, but empty. WAL comes from the archive. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "backup_manifest",
            "current_logfiles",
            "recovery.signal",
            "standby.signal");

    /** @param path relative to the data directory */
    @Override
    public boolean test(Path path) {
        String name = path.getFileName().toString();
        boolean insideEmptied =
                path.getNameCount() > 1 && EMPTIED.contains(path.getName(0).toString());
        return insideEmptied || LEFT_OUT.contains(name) || name.endsWith(".pid") || name.startsWith("pgsql_tmp");
    }
}
