package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An archive that was sound when its last backup was rehearsed, and is not any more. */
public final class BrokenArchive {

    /** Until the server is being stopped, so that it need not be killed. */
    private static final String HANGING =
            "touch archive_hangs; until grep -q stopping postmaster.pid; do sleep 0.2; done; false";

    private static final Duration NOTICED = Duration.ofSeconds(20);

    /** Between segments that are offered to an archiver which may not have read its new command yet. */
    private static final Duration NEXT = Duration.ofMillis(250);

    private BrokenArchive() {}

    /** Every segment is refused from now on; returns when the first was. */
    public static void refuse(PostgresServer source) {
        archive(source, "false", "refused WAL segment", "select failed_count > 0 from pg_stat_archiver");
    }

    /** The command that archives the next segment does not end; returns when it has begun. */
    public static void hang(PostgresServer source) {
        archive(
                source,
                HANGING,
                "hanging WAL segment",
                "select (pg_stat_file('archive_hangs', true)).size is not null");
    }

    /** The archiver reads its settings when it comes to it, so what it is offered before that is archived well. */
    private static void archive(PostgresServer source, String command, String noticed, String query) {
        var host = new HostShell(source);
        host.sql(List.of("alter system set archive_command = '" + command + "'", "select pg_reload_conf()"));
        Wait.upTo(NOTICED).forThe(noticed).every(NEXT).until(() -> {
            host.sql(List.of("select txid_current()", "select pg_switch_wal()"));
            return host.asked(query).equals("t");
        });
    }

    /** Takes away a segment half way between the backup and the newest one. */
    public static void loseSegment(Path archive, BaseBackup base) {
        String newest = Archive.newest(archive).orElseThrow();
        List<String> segments = Archive.range(base.startWal(), newest);
        if (segments.size() < 3) {
            throw new DrillException(
                    "WAL archive, " + segments.size() + " segments since the backup, expected 3 or more to lose one",
                    "lower deployment.sandbox.archive-timeout");
        }
        try {
            Files.delete(archive.resolve(segments.get(segments.size() / 2)));
        } catch (IOException stays) {
            throw new DrillException("WAL archive, a segment can't be deleted: " + stays, "see " + archive, stays);
        }
    }

    /** Takes {@code backup_label} out of a backup. */
    public static void loseLabel(PostgresServer source, BaseBackup base) {
        new HostShell(source).run("rm '" + base.directory().resolve("backup_label") + "'");
    }

    /**
     * A copy writes on, on the timeline that its promotion began, and archives that where the live server archives.
     *
     * @param archive as the copy's server sees it
     */
    public static void mixIn(PostgresServer copy, Path archive) {
        var host = new HostShell(copy);
        host.sql(List.of("select txid_current()", "select pg_switch_wal()"));
        host.run("cp pg_wal/" + timeline(host) + "* '" + archive + "/'");
    }

    private static String timeline(HostShell host) {
        return host.asked("select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)");
    }
}
