package dev.aionis.drill.lever.local;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.sandbox.DatabaseLogin;
import dev.aionis.drill.sandbox.IsolatedApi;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.postgres.Archive;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Restores the sandbox's database from its base backup and WAL archive into an isolated copy. */
public final class LocalRestoreLever implements RestoreLever {

    private static final String COPY = "copy";

    /** Archiving a switched segment takes milliseconds; a stalled archiver is to be found out, not waited for. */
    private static final Duration ARCHIVED_WITHIN = Duration.ofSeconds(15);

    /** The copy's log, which says when its phases ended, cuts its stamps off at milliseconds. */
    private static final Duration LOG_RESOLUTION = Duration.ofMillis(1);

    private final Sandbox sandbox;
    private final int copyThreads;
    private final Duration limit;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private BaseBackup base;
    private Instant rehearsedAt;
    private RestoredServer restored;
    private IsolatedApi api;
    private int count;

    /**
     * @param copyThreads threads that copy base backups
     * @param limit after which a restore is given up
     */
    public LocalRestoreLever(
            Sandbox sandbox, int copyThreads, Duration limit, InstantSource clock, Consumer<String> progress) {
        this.sandbox = sandbox;
        this.copyThreads = copyThreads;
        this.limit = limit;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "restore";
    }

    /** Takes a base backup, and proves by a restore to the archive's end that it is one. */
    public void rehearse() {
        baseBackup();
        archiveUpToNow();
        String copy = next("rehearsal");
        restoreInto(copy, Optional.empty()).server().close();
        sandbox.databases().remove(copy);
        rehearsedAt = clock.instant();
    }

    @Override
    public Optional<Backup> backup() {
        BaseBackup taken = baseBackup();
        return Optional.of(new Backup(
                taken.label(),
                Optional.of(taken.finishedAt()),
                OptionalLong.of(taken.bytes()),
                Optional.of(taken.startWal())));
    }

    private BaseBackup baseBackup() {
        if (base == null) {
            base = sandbox.databases().backup(sandbox.database(), copyThreads);
        }
        return base;
    }

    @Override
    public Optional<Instant> lastRehearsal() {
        return Optional.ofNullable(rehearsedAt);
    }

    @Override
    public Optional<ArchivedWal> archivedWal(String last) {
        String first = baseBackup().startWal();
        List<String> needed = Archive.range(first, last);
        List<String> missing = needed.stream()
                .filter(segment -> !Archive.holds(sandbox.archive(), segment))
                .toList();
        return Optional.of(new ArchivedWal(first, last, needed.size(), missing));
    }

    @Override
    public Change<RestoredCopy> restore(Optional<Instant> target) {
        String copy = next("restored");
        String moment = target.map(Instant::toString).orElse("the end of the archive");
        return new Change<>(
                "isolated copy restored to " + moment, new Undo(name(), "destroy", Map.of(COPY, copy)), () -> {
                    // recovery to a time needs to see one commit past it in the archive
                    Instant start = clock.instant();
                    archiveUpToNow();
                    var archived = new Phase("archive caught up", start, clock.instant());
                    restored = restoreInto(copy, target);
                    return copyOf(restored, copy, archived);
                });
    }

    @Override
    public Optional<URI> startApi(RestoredCopy copy, String release) {
        api = sandbox.startApiOn(restored.server(), release);
        return Optional.of(api.url());
    }

    @Override
    public List<String> planned(Optional<Instant> target) {
        return planned(target, sandbox.directory().toString());
    }

    /** The same before the deployment was started. */
    public static List<String> planned(Optional<Instant> target, String directory) {
        return List.of(
                "base backup of the sandbox's database, if none was taken yet",
                "a server of its own, recovered to "
                        + target.map(Instant::toString).orElse("the end of the archive"),
                "an API process on that server",
                "undo: both are ended, and the data of the copy are deleted");
    }

    @Override
    public String startsOnCopy() {
        return "the lever starts a server and an API on the copy, and no worker";
    }

    @Override
    public List<Path> logs(RestoredCopy copy) {
        return List.of(restored.server().log());
    }

    /** Ends the API and the server of the copy, and deletes its data. */
    @Override
    public void undo(Undo undo) {
        if (api != null) {
            api.close();
            api = null;
        }
        if (restored != null) {
            restored.server().close();
            restored = null;
        }
        sandbox.databases().remove(undo.parameter(COPY));
    }

    @Override
    public List<String> byHand(Undo undo) {
        return SandboxEnds.BY_HAND;
    }

    @Override
    public boolean undone(Undo undo) {
        return restored == null && api == null && !sandbox.databases().holds(undo.parameter(COPY));
    }

    private void archiveUpToNow() {
        String segment = sandbox.database().switchWal();
        Archive.awaitSegment(sandbox.archive(), segment, ARCHIVED_WITHIN);
    }

    private RestoredServer restoreInto(String copy, Optional<Instant> target) {
        return sandbox.databases().restore(copy, base, target, copyThreads, limit, progress);
    }

    private RestoredCopy copyOf(RestoredServer copy, String name, Phase archived) {
        DatabaseLogin login = sandbox.readOnlyLogin();
        var phases = new ArrayList<Phase>();
        phases.add(archived);
        copy.phases()
                .forEach(phase -> phases.add(
                        new Phase(phase.name().replace('-', ' '), phase.start(), phase.end(), LOG_RESOLUTION)));
        return new RestoredCopy(name, copy.server().jdbcUrl(), login.user(), login.password(), phases);
    }

    private String next(String kind) {
        return kind + "-" + ++count;
    }
}
