package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Creates a database cluster with {@code initdb}. */
final class Cluster {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Cluster() {}

    /** A new cluster with data checksums and one superuser, whom only a password lets in. */
    static void create(PostgresBinaries binaries, Path dataDirectory, Credentials superuser) {
        try {
            Files.createDirectories(dataDirectory.getParent());
            Path passwordFile = Files.createTempFile(
                    dataDirectory.getParent(),
                    "initdb-",
                    ".pw",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(passwordFile, superuser.password());
                initdb(binaries, dataDirectory, superuser.user(), passwordFile);
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void initdb(PostgresBinaries binaries, Path dataDirectory, String superuser, Path passwordFile) {
        var argv = Unprivileged.argv(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + dataDirectory,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--data-checksums",
                // a segment is archived every few seconds: small ones keep an archive of minutes small
                "--wal-segsize=" + WalSegment.MEGABYTES,
                // an empty cluster need not survive a power cut; what is written to it later is synced
                "--no-sync",
                "--no-instructions"));
        var result = Command.of(argv)
                .in(dataDirectory.getParent())
                .with(Map.of("LC_ALL", "C"))
                .timeout(LIMIT)
                .run();
        if (!result.succeeded()) {
            throw new DrillException(
                    "initdb of " + dataDirectory
                            + (result.timedOut() ? ", not done after " + LIMIT : ", exit code " + result.exitCode())
                            + ", expected a new cluster; it said\n"
                            + (result.stdout() + result.stderr()).strip(),
                    "see that the directory is empty or absent, can be written, and has 100 MB free");
        }
    }
}
