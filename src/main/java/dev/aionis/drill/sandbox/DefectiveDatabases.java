package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import dev.aionis.drill.sandbox.defect.RestoreDefect;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.BrokenArchive;
import dev.aionis.drill.sandbox.postgres.CrashUnderLoad;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
import dev.aionis.drill.sandbox.postgres.SpoiledCopy;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Database servers whose backups and restores go wrong once a restore was rehearsed. */
final class DefectiveDatabases implements DatabaseHost {

    /** With which the names of rehearsed copies begin. */
    private static final String REHEARSAL = "rehearsal";

    private static final String ELSEWHERE = "Asia/Kathmandu";
    private static final String STRAY = "stray";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DatabaseHost sound;
    private final RestoreDefect defect;
    private final SandboxSpec spec;
    private final SandboxFolders folders;
    private final Secrets secrets;
    private PostgresSettings settings;
    private PostgresServer live;
    private Optional<OtherCluster> other = Optional.empty();

    private DefectiveDatabases(
            DatabaseHost sound, RestoreDefect defect, SandboxSpec spec, SandboxFolders folders, Secrets secrets) {
        this.sound = sound;
        this.defect = defect;
        this.spec = spec;
        this.folders = folders;
        this.secrets = secrets;
    }

    /** {@code sound} itself where the defect is none of theirs. */
    static DatabaseHost in(SandboxSpec spec, SandboxFolders folders, Secrets secrets, DatabaseHost sound) {
        return Defects.ofKind(spec.defect(), RestoreDefect.class)
                .<DatabaseHost>map(one -> new DefectiveDatabases(sound, one, spec, folders, secrets))
                .orElse(sound);
    }

    /** {@code sound} themselves where the defect is none of their server's host. */
    static PostgresSettings settings(Optional<Defect> defect, PostgresSettings sound) {
        return defect.equals(Optional.of(GeneralDefect.HOSTS_IN_OTHER_TIME_ZONES))
                ? sound.inTimeZone(ELSEWHERE)
                : sound;
    }

    /** How the services log in to {@code server}. */
    static String urlForServices(Optional<Defect> defect, PostgresServer server) {
        String url = server.jdbcUrlForServices();
        return defect.equals(Optional.of(RestoreDefect.ACKNOWLEDGED_BEFORE_COMMIT))
                ? url + "?options=-c%20synchronous_commit=off"
                : url;
    }

    @Override
    public String version() {
        return sound.version();
    }

    @Override
    public PostgresServer start(PostgresSettings chosen) {
        settings = chosen;
        live = sound.start(chosen);
        return live;
    }

    @Override
    public BaseBackup backup(PostgresServer source, int threads) {
        return sound.backup(source, threads);
    }

    @Override
    public RestoredServer restore(
            String copy,
            BaseBackup base,
            Optional<Instant> target,
            int threads,
            Duration limit,
            Consumer<String> progress) {
        if (copy.startsWith(REHEARSAL)) {
            RestoredServer rehearsed = sound.restore(copy, base, target, threads, limit, progress);
            rehearsed(threads);
            return rehearsed;
        }
        if (defect == RestoreDefect.RESTORED_FROM_ANOTHER_CLUSTER) {
            OtherCluster taken = other.orElseThrow();
            return taken.host().restore(copy, taken.base(), Optional.empty(), threads, limit, progress);
        }
        before(base, target, threads, limit);
        RestoredServer restored = sound.restore(
                copy, base, target.map(asked -> missed(asked, base.finishedAt())), threads, limit, progress);
        SpoiledCopy.spoil(restored.server(), defect, spec.sample().storageKey(), DatabaseRoles.APPLICATION);
        return restored;
    }

    /** From now on. */
    private void rehearsed(int threads) {
        switch (defect) {
            case ARCHIVING_FAILS -> BrokenArchive.refuse(live);
            case ARCHIVING_HANGS -> BrokenArchive.hang(live);
            case ACKNOWLEDGED_BEFORE_COMMIT -> CrashUnderLoad.await(live);
            case RESTORED_FROM_ANOTHER_CLUSTER ->
                other = Optional.of(OtherCluster.backedUp(spec, folders, secrets, settings, threads));
            default -> {}
        }
    }

    private void before(BaseBackup base, Optional<Instant> target, int threads, Duration limit) {
        switch (defect) {
            case WAL_SEGMENT_MISSING -> BrokenArchive.loseSegment(folders.archive(), base);
            case BACKUP_WITHOUT_LABEL -> BrokenArchive.loseLabel(live, base);
            case RESTORED_TO_WRONG_TIMELINE ->
                target.ifPresent(asked -> fork(base, asked.minus(SECOND), threads, limit));
            default -> {}
        }
    }

    private void fork(BaseBackup base, Instant at, int threads, Duration limit) {
        try (PostgresServer stray = sound.restore(STRAY, base, Optional.of(at), threads, limit, line -> {})
                .server()) {
            BrokenArchive.mixIn(stray, folders.archive());
        }
        sound.remove(STRAY);
    }

    /** @param earliest to which the base backup can be restored */
    private Instant missed(Instant target, Instant earliest) {
        return switch (defect) {
            case RESTORED_A_SECOND_LATE -> target.plus(SECOND);
            case RESTORED_AN_HOUR_EARLY -> target.minus(HOUR).isBefore(earliest) ? earliest : target.minus(HOUR);
            default -> target;
        };
    }

    @Override
    public Path log(String copy) {
        return holding(copy).log(copy);
    }

    @Override
    public void remove(String copy) {
        holding(copy).remove(copy);
    }

    @Override
    public boolean holds(String copy) {
        return holding(copy).holds(copy);
    }

    private DatabaseHost holding(String copy) {
        return other.map(OtherCluster::host).filter(host -> host.holds(copy)).orElse(sound);
    }
}
