package dev.aionis.drill.sandbox.defect;

/** What can be wrong with backups, with the archive, and with how they are restored. */
public enum RestoreDefect implements Defect {
    ARCHIVING_FAILS("the archive refuses every WAL segment since the last backup was rehearsed"),
    ARCHIVING_HANGS("archiving stalls: the archive command waits for a storage that does not answer, and never ends"),
    WAL_SEGMENT_MISSING("a WAL segment between base backup and restore target is gone from the archive"),
    BACKUP_WITHOUT_LABEL("the base backup lost its backup_label"),
    CORRUPT_HEAP_PAGE("a page of a table was damaged on the storage of the restored copy"),
    CORRUPT_INDEX("an index of the restored copy lacks an entry, in pages whose checksums hold"),
    RESTORED_AN_HOUR_EARLY("the restore ends an hour before the moment that it was asked for, or as early as it can"),
    RESTORED_A_SECOND_LATE("the restore ends a second after the moment that it was asked for"),
    RESTORED_TO_WRONG_TIMELINE(
            "an earlier restored copy archived its WAL beside the live one's, and the restore follows"
                    + " that copy's timeline"),
    RESTORED_FROM_ANOTHER_CLUSTER("the restore took the backup of another cluster"),
    REPORTED_DONE_IN_RECOVERY("the restore is reported as done while the copy is still in recovery"),
    SMOKE_ANSWERED_BY_LIVE_DATABASE("the API that was started on the copy is connected to the live database"),
    SMOKE_ANSWERED_UNDER_AN_ALIAS(
            "the API that was started on the copy is connected to the live database, by another name of its host"),
    MIGRATION_MISSING("the restored database lacks the newest migration"),
    EXTRA_MIGRATION("the restored database has a migration that the live one never had"),
    ALTERED_MIGRATION_HASH("a migration of the restored database was applied from another file than the live one's"),
    HEALTHY_WHILE_WRITES_FAIL("the API on the copy is healthy, and its role lost the right to write"),
    RECALL_ANSWERS_EMPTY("recalls on the copy answer 200 and find nothing: its embeddings were not restored"),
    ACKNOWLEDGED_BEFORE_COMMIT(
            "the API commits with synchronous_commit off, and the database crashed before it wrote its WAL"),
    ROWS_ALTERED("texts of nodes are not the same in the restored database"),
    SCOPE_MISSING("the nodes of one scope are missing in the restored database"),
    WORKER_ON_COPY("a worker was started on the restored copy, and publishes its outbox a second time");

    private final String fault;

    RestoreDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
