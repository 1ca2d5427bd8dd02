package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PointInTimeRestore;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Database servers as processes of this machine, each on a directory of the sandbox. */
final class LocalDatabases implements DatabaseHost {

    private final PostgresBinaries binaries;
    private final SandboxFolders folders;

    LocalDatabases(PostgresBinaries binaries, SandboxFolders folders) {
        this.binaries = binaries;
        this.folders = folders;
    }

    @Override
    public String version() {
        return binaries.version();
    }

    @Override
    public PostgresServer start(PostgresSettings settings) {
        return PostgresServer.init(binaries, folders.data(), folders.archive(), folders.log("postgres"), settings);
    }

    @Override
    public BaseBackup backup(PostgresServer source, int threads) {
        return BaseBackup.take(source, folders.root().resolve("backup/base-" + UUID.randomUUID()), threads);
    }

    @Override
    public RestoredServer restore(
            String copy,
            BaseBackup base,
            Optional<Instant> target,
            int threads,
            Duration limit,
            Consumer<String> progress) {
        return PointInTimeRestore.restore(
                binaries, base, folders.archive(), target, directory(copy), log(copy), threads, limit, progress);
    }

    @Override
    public Path log(String copy) {
        return folders.log(copy);
    }

    @Override
    public void remove(String copy) {
        Path directory = directory(copy);
        try {
            SandboxFolders.delete(directory);
        } catch (IOException stays) {
            throw new DrillException(
                    "restored copy " + directory + ", can't be deleted: " + stays.getMessage(),
                    "delete it by hand: rm -r " + directory,
                    stays);
        }
    }

    @Override
    public boolean holds(String copy) {
        return Files.exists(directory(copy));
    }

    private Path directory(String copy) {
        return folders.root().resolve("copies").resolve(copy);
    }
}
