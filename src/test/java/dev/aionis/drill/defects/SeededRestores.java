package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.RestoreDefect;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with backups, archive and restores, and how scenario A finds it. */
final class SeededRestores {

    private SeededRestores() {}

    static List<Seeded> all() {
        return Stream.of(archive(), targets(), content(), service())
                .flatMap(List::stream)
                .toList();
    }

    /** The restore fails, or would have. */
    private static List<Seeded> archive() {
        return List.of(
                of(RestoreDefect.ARCHIVING_FAILS).missed("archiving", "archiving of 0000\\w+ failed"),
                of(RestoreDefect.ARCHIVING_HANGS)
                        .missed("rto", "WAL segment 0000\\w+ in the archive")
                        .missed("archive-continuity", "missing WAL segments 0000"),
                of(RestoreDefect.WAL_SEGMENT_MISSING)
                        .missed("rto", "WAL segment 0000\\w+ is not in the archive")
                        .missed("archive-continuity", "missing WAL segments 0000"),
                of(RestoreDefect.BACKUP_WITHOUT_LABEL).missed("rto", "backup_label"),
                of(RestoreDefect.CORRUPT_HEAP_PAGE)
                        .missed("restored-pages", "page with a wrong checksum.*memory_commits")
                        .follows("critical-records", "rpo", "rpo-window", "restore-target-reached", "api-smoke"),
                of(RestoreDefect.CORRUPT_INDEX).missed("restored-pages", "memory_nodes_commit.*lacks matching index"));
    }

    private static List<Seeded> targets() {
        return List.of(
                of(RestoreDefect.RESTORED_AN_HOUR_EARLY)
                        .missed("restore-target-reached", "newest commit before \\S+ absent")
                        .missed("rpo-window", "oldest lost write acknowledged .* before the target")
                        .follows("rpo", "api-smoke"),
                of(RestoreDefect.RESTORED_A_SECOND_LATE)
                        .missed("restore-target-reached", "acknowledged after \\S+ present")
                        .follows("rpo", "rpo-window"),
                of(RestoreDefect.RESTORED_TO_WRONG_TIMELINE)
                        .set("objectives.restore.rto", "2m") // the other copy is made within it
                        .missed("restore-target-reached", "timeline 2")
                        .follows("rpo", "rpo-window"),
                of(RestoreDefect.RESTORED_FROM_ANOTHER_CLUSTER)
                        .missed("restore-target-reached", "another cluster")
                        .follows("rpo", "rpo-window", "api-smoke", "critical-records"),
                of(RestoreDefect.REPORTED_DONE_IN_RECOVERY)
                        .missed("rto", "still in recovery")
                        .missed("restore-target-reached", "still in recovery")
                        .follows("api-smoke"),
                of(RestoreDefect.ACKNOWLEDGED_BEFORE_COMMIT)
                        .set("observe.steady-state", "8s")
                        .missed("rpo", "[1-9]\\d* lost")
                        .follows("rpo-window"));
    }

    private static List<Seeded> content() {
        return List.of(
                of(RestoreDefect.MIGRATION_MISSING)
                        .missed("restored-schema", "missing migrations \\d{4}_")
                        .missed("api-smoke", "did not start .* migration \\d{4}_.* not found")
                        .follows("isolation"),
                of(RestoreDefect.EXTRA_MIGRATION).missed("restored-schema", "unexpected migrations 0099_"),
                of(RestoreDefect.ALTERED_MIGRATION_HASH)
                        .missed("restored-schema", "migrations with another hash \\d{4}_")
                        .missed("api-smoke", "did not start .* migration \\d{4}_.* expects")
                        .follows("isolation"),
                of(RestoreDefect.ROWS_ALTERED).missed("critical-records", "altered records sample-00"),
                of(RestoreDefect.SCOPE_MISSING).missed("critical-records", "missing records sample-00"));
    }

    private static List<Seeded> service() {
        return List.of(
                of(RestoreDefect.SMOKE_ANSWERED_BY_LIVE_DATABASE)
                        .missed("isolation", "names the live database_target_hash")
                        .follows("api-smoke"),
                of(RestoreDefect.SMOKE_ANSWERED_UNDER_AN_ALIAS).missed("api-smoke", "not in the restored database"),
                of(RestoreDefect.HEALTHY_WHILE_WRITES_FAIL).missed("api-smoke", "/v1/memory/write .*answered 5"),
                of(RestoreDefect.RECALL_ANSWERS_EMPTY).missed("api-smoke", "known node .* not among 0 seeds"),
                of(RestoreDefect.WORKER_ON_COPY)
                        .missed("no-egress", "outbox was worked on, .* connected to the copy: 'aionis-worker'")
                        .follows("isolation"));
    }

    private static Seeded of(RestoreDefect defect) {
        return Seeded.in(Scenario.DATABASE_RESTORE, defect);
    }
}
