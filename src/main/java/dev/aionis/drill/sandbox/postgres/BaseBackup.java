package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A base backup, taken from a running server through the low-level backup API. Together with the archived WAL from
 * {@link #startWal} on it restores any moment after {@link #finishedAt}.
 */
public final class BaseBackup {

    /** How long the last WAL of the backup may take to be archived. */
    private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(1);

    private final Path directory;
    private final BackupLabel label;
    private final Stop stop;
    private final long bytes;
    private final PostgresServer source;

    /** What {@code pg_backup_stop} answered. */
    private record Stop(String lsn, String labelFile, Instant at) {}

    private BaseBackup(PostgresServer source, Path directory, BackupLabel label, Stop stop, long bytes) {
        this.source = source;
        this.directory = directory;
        this.label = label;
        this.stop = stop;
        this.bytes = bytes;
    }

    /**
     * Takes a backup; returns when it is on disk and all the WAL that it needs is archived.
     *
     * @param into absent; its parent is created
     * @param threads how many files are copied at once
     * @throws DrillException if the server refuses, its WAL is not archived, or a file can't be copied
     */
    public static BaseBackup take(PostgresServer source, Path into, int threads) {
        var copy = new ClusterCopy(source.dataDir(), into.toAbsolutePath(), new BackupFiles(), true);
        // the backup lasts as long as the session that started it: closing that gives it up
        try (var session = source.connect()) {
            Files.createDirectories(into.toAbsolutePath().getParent());
            start(session, into.getFileName().toString());
            long bytes = copy.run(threads);
            Stop stop = stop(session, source);
            copy.write("backup_label", stop.labelFile());
            return new BaseBackup(source, into.toAbsolutePath(), BackupLabel.parse(stop.labelFile()), stop, bytes);
        } catch (SQLException refused) {
            throw source.failed("asked for a base backup", refused);
        } catch (IOException failed) {
            throw new DrillException(
                    "base backup into " + into + ", stopped: " + failed,
                    "see that the directory can be written",
                    failed);
        }
    }

    /**
     * One that was taken a moment ago by other means.
     *
     * @param directory where it lies, as the server sees it
     * @param label the text of its {@code backup_label}
     * @param stopLsn up to where a restore must replay before the copy is consistent
     */
    public static BaseBackup taken(PostgresServer source, Path directory, String label, String stopLsn, long bytes) {
        try (var session = source.connect();
                var row = session.createStatement().executeQuery("select clock_timestamp()")) {
            row.next();
            var stop = new Stop(
                    stopLsn, label, row.getObject(1, OffsetDateTime.class).toInstant());
            return new BaseBackup(source, directory, BackupLabel.parse(label), stop, bytes);
        } catch (SQLException refused) {
            throw source.failed("asked for its time", refused);
        }
    }

    private static void start(Connection session, String label) throws SQLException {
        try (var query = session.prepareStatement("select pg_backup_start(?, fast => true)")) {
            query.setString(1, label);
            query.execute();
        }
    }

    private static Stop stop(Connection session, PostgresServer source) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("set statement_timeout = '" + ARCHIVE_LIMIT.toSeconds() + "s'");
            try (var row = statement.executeQuery(
                    "select lsn, labelfile, clock_timestamp() from pg_backup_stop(wait_for_archive => true)")) {
                row.next();
                return new Stop(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException refused) {
            if ("57014".equals(refused.getSQLState())) {
                throw new DrillException(
                        "base backup, its WAL was not archived within " + ARCHIVE_LIMIT,
                        "see what archive_command says in " + source.log(),
                        refused);
            }
            throw refused;
        }
    }

    public Path directory() {
        return directory;
    }

    /** What the backup is called in its own label. */
    public String label() {
        return label.label();
    }

    /** The first WAL segment that a restore needs. */
    public String startWal() {
        return label.startWal().name();
    }

    /** Where a restore begins to replay, e.g. {@code 0/2000028}. */
    public String startLsn() {
        return label.startLsn();
    }

    /** Up to where a restore must replay before the copy is consistent. */
    public String stopLsn() {
        return stop.lsn();
    }

    /** By the server's clock; no earlier moment can be restored from this backup. */
    public Instant finishedAt() {
        return stop.at();
    }

    /** The size of what was copied, in bytes. */
    public long bytes() {
        return bytes;
    }

    PostgresSettings settings() {
        return source.settings();
    }

    Roles roles() {
        return source.roles();
    }
}
