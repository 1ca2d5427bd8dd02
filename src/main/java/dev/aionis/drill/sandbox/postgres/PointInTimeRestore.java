package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restores a base backup and archived WAL into another directory, on another port: a copy with a timeline of its own,
 * which archives nothing. The source, its backup and its archive are only read.
 */
public final class PointInTimeRestore {

    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final RestoreSite site;
    private final BaseBackup base;
    private final Path archive;
    private final Optional<Instant> target;
    private final Duration limit;
    private final Consumer<String> progress;

    private PointInTimeRestore(
            RestoreSite site,
            BaseBackup base,
            Path archive,
            Optional<Instant> target,
            Duration limit,
            Consumer<String> progress) {
        this.site = site;
        this.base = base;
        this.archive = archive;
        this.target = target;
        this.limit = limit;
        this.progress = progress;
    }

    /**
     * Restores, and returns when the copy takes writes.
     *
     * @param target the moment to restore, to the microsecond, transactions committed at it included; empty for all
     *     that the archive holds
     * @param dataDir absent; its parent is created
     * @param log to which the copy's log is appended
     * @param threads how many files of the base backup are copied at once
     * @param limit after which the replay is given up
     * @param progress told in one line each what is done, and while WAL is replayed how far it is
     * @throws DrillException if the target can't be reached: it lies before the backup's end or after the archive's, or
     *     a WAL segment is missing; also if the copy does not come up
     */
    public static RestoredServer restore(
            PostgresBinaries bin,
            BaseBackup base,
            Path archiveDir,
            Optional<Instant> target,
            Path dataDir,
            Path log,
            int threads,
            Duration limit,
            Consumer<String> progress) {
        Path archive = archiveDir.toAbsolutePath();
        var site = new LocalRestoreSite(bin, dataDir.toAbsolutePath(), archive, log.toAbsolutePath(), threads);
        return restore(site, base, archive, target, limit, progress);
    }

    /**
     * The same, at another site.
     *
     * @param archiveDir the archive as this machine sees it
     */
    public static RestoredServer restore(
            RestoreSite site,
            BaseBackup base,
            Path archiveDir,
            Optional<Instant> target,
            Duration limit,
            Consumer<String> progress) {
        var restore = new PointInTimeRestore(site, base, archiveDir.toAbsolutePath(), target, limit, progress);
        restore.requirePossible();
        var clock = new MonotonicClock();
        Instant start = clock.instant();
        restore.fetchBase();
        Instant fetched = clock.instant();
        var server = restore.start();
        try {
            restore.awaitPromotion(server);
            DurableSettings.verify(server, false);
            restore.awaitLastWord(server);
            return new RestoredServer(
                    server,
                    RestorePhases.read(start, fetched, server.serverLog()),
                    RestorePhases.lastReplayed(server.serverLog()));
        } catch (RuntimeException | Error broken) {
            server.close();
            throw broken;
        }
    }

    private void requirePossible() {
        target.filter(at -> at.isBefore(base.finishedAt())).ifPresent(at -> {
            throw new DrillException(
                    "restore to " + at + ", the base backup was only finished at " + base.finishedAt()
                            + ", expected a target after that",
                    "take a base backup before the moment that is to be restored");
        });
        Archive.gapFrom(WalSegment.parse(base.startWal()), archive).ifPresent(missing -> {
            throw new DrillException(
                    "restore, WAL segment " + missing.name() + " is not in the archive " + archive
                            + ", expected every segment from " + base.startWal() + " on",
                    "nothing after the missing segment can be restored from this base backup; see that archiving works");
        });
    }

    private void fetchBase() {
        progress.accept("fetching the base backup, " + base.bytes() / 1_000_000 + " MB");
        site.fetch(base, Configuration.restored(base.settings(), site.archive(), target));
    }

    private PostgresServer start() {
        progress.accept("replaying WAL from " + base.startLsn() + " to "
                + target.map(Instant::toString).orElse("the end of the archive"));
        var log = ServerLog.fromNowOn(site.log());
        try {
            return new PostgresServer(site.start(), site.dataDirectory(), base.settings(), base.roles());
        } catch (DrillException notUp) {
            throw RecoveryFailure.explain(log, target).orElse(notUp);
        }
    }

    /** A copy takes writes a moment before its log says so. */
    private void awaitLastWord(PostgresServer server) {
        Wait.upTo(LAST_WORD)
                .forThe("restored copy's log to be complete")
                .every(Duration.ofMillis(5))
                .reached(() -> RestorePhases.complete(server.serverLog()));
    }

    private void awaitPromotion(PostgresServer server) {
        var position = new ReplayPosition(server, progress);
        Wait.upTo(limit)
                .forThe("restored copy to be promoted")
                .every(Duration.ofMillis(20))
                .showing(position::toString)
                .until(() -> {
                    if (!server.alive()) {
                        throw RecoveryFailure.explain(server.serverLog(), target)
                                .orElseGet(() -> server.failed(
                                        "ended during recovery",
                                        new SQLException(server.serverLog().tail())));
                    }
                    return position.promoted();
                });
    }
}
