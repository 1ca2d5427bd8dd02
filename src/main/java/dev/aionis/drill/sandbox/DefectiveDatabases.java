package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.RestoreDefect;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Database servers whose backups and restores go wrong. */
final class DefectiveDatabases implements DatabaseHost {

    private final DatabaseHost sound;
    private final RestoreDefect defect;

    private DefectiveDatabases(DatabaseHost sound, RestoreDefect defect) {
        this.sound = sound;
        this.defect = defect;
    }

    /** {@code sound} itself where the defect is none of theirs. */
    static DatabaseHost in(Optional<Defect> defect, DatabaseHost sound) {
        return defect.filter(RestoreDefect.class::isInstance)
                .map(RestoreDefect.class::cast)
                .<DatabaseHost>map(one -> new DefectiveDatabases(sound, one))
                .orElse(sound);
    }

    @Override
    public String version() {
        return sound.version();
    }

    @Override
    public PostgresServer start(PostgresSettings settings) {
        return sound.start(settings);
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
        return sound.restore(copy, base, target.map(this::missed), threads, limit, progress);
    }

    private Instant missed(Instant target) {
        return switch (defect) {
            case RESTORED_A_SECOND_LATE -> target.plusSeconds(1);
        };
    }

    @Override
    public Path log(String copy) {
        return sound.log(copy);
    }

    @Override
    public void remove(String copy) {
        sound.remove(copy);
    }

    @Override
    public boolean holds(String copy) {
        return sound.holds(copy);
    }
}
