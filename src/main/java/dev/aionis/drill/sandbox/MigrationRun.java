package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.release.Migrator;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.service.ServiceLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** Runs a release's migrations as the owner of the schema, with a log of its own for each release. */
final class MigrationRun {

    private final PostgresServer database;
    private final SandboxFolders folders;

    MigrationRun(PostgresServer database, SandboxFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    void to(String release) {
        to(Release.named(release));
    }

    /** @throws DrillException when a migration is refused; the ones before it stay */
    void to(Release release) {
        Path log = folders.log("migrate-" + release.tag());
        try (OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var lines = new PrintStream(file, true, StandardCharsets.UTF_8);
                Connection owner = database.connect()) {
            var serviceLog = new ServiceLog("migrate", lines, Clock.systemUTC());
            new Migrator(owner, serviceLog::info).migrateTo(release);
        } catch (SQLException | IOException failed) {
            throw new DrillException(
                    "migrations of " + release.tag() + " could not be run: " + failed.getMessage(),
                    "see " + log,
                    failed);
        }
    }
}
