package dev.aionis.drill.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A directory of this machine, and a server on a port of its own. */
record LocalRestoreSite(PostgresBinaries binaries, Path dataDirectory, Path archive, Path log, int threads)
        implements RestoreSite {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    @Override
    public void fetch(BaseBackup base, Configuration configuration) {
        try {
            Files.createDirectories(dataDirectory.getParent());
            // recovery syncs the whole directory itself before it replays
            new ClusterCopy(base.directory(), dataDirectory, path -> false, false).run(threads);
            configuration.writeInto(dataDirectory);
            Files.createFile(dataDirectory.resolve("recovery.signal"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public Postmaster start() {
        return LocalPostmaster.start(binaries, dataDirectory, log, START_LIMIT);
    }
}
