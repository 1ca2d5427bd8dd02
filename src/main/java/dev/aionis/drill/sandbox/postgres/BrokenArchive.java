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
    private static final String HANGING = "until grep -q stopping postmaster.pid; do sleep 0.2; done; false";

    private static final Duration NOTICED = Duration.ofSeconds(20);

    private BrokenArchive() {}

    /** Every segment is refused from now on; returns when the first was. */
    public static void refuse(PostgresServer source) {
        var host = commandOf(source, "false");
        Wait.upTo(NOTICED)
                .forThe("refused WAL segment")
                .every(Duration.ofMillis(20))
                .until(() ->
                        !host.asked("select failed_count from pg_stat_archiver").equals("0"));
    }

    /** The command that archives the next segment does not end. */
    public static void hang(PostgresServer source) {
        commandOf(source, HANGING);
    }

    private static HostShell commandOf(PostgresServer source, String command) {
        var host = new HostShell(source);
        host.sql(List.of(
                "alter system set archive_command = '" + command + "'",
                "select pg_reload_conf()",
                "select pg_sleep(0.2)",
                "select txid_current()",
                "select pg_switch_wal()"));
        return host;
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
