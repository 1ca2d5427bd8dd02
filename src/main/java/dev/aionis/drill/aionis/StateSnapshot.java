package dev.aionis.drill.aionis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant's scope as the database held it at one moment: what a restore to that moment has to bring back.
 *
 * @param takenAt the moment, by the database's clock
 * @param identity which database it was
 * @param newestCommit the scope's newest commit, if it has any
 * @param rows rows of the scope by table: {@code memory_commits}, {@code memory_nodes}, {@code memory_outbox}
 * @param migrations all that were applied, by file name
 * @param criticalRecords nodes spread evenly over the scope's age, the oldest and the newest among them
 */
public record StateSnapshot(
        Instant takenAt,
        DatabaseIdentity identity,
        Optional<NewestCommit> newestCommit,
        Map<String, Long> rows,
        List<Migration> migrations,
        List<CriticalRecord> criticalRecords) {

    public StateSnapshot {
        rows = Map.copyOf(rows);
        migrations = List.copyOf(migrations);
        criticalRecords = List.copyOf(criticalRecords);
    }

    /** A commit; {@code createdAt} is when its transaction began, by the database's clock. */
    public record NewestCommit(UUID id, Instant createdAt) {}
}
