package dev.aionis.drill.bench;

import dev.aionis.drill.sandbox.postgres.Archive;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The sandbox's PostgreSQL, as a drill would start it, in a benchmark's directory. */
final class Server implements AutoCloseable {

    private static final PostgresSettings SETTINGS = new PostgresSettings(Duration.ofMinutes(5), 10);

    private final PostgresBinaries binaries;
    private final PostgresServer postgres;
    private final Path archive;

    Server(Path directory, Path unpacked) {
        binaries = PostgresBinaries.unpackedTo(unpacked);
        archive = directory.resolve("archive");
        postgres = PostgresServer.init(
                binaries, directory.resolve("data"), archive, directory.resolve("postgres.log"), SETTINGS);
    }

    PostgresBinaries binaries() {
        return binaries;
    }

    PostgresServer postgres() {
        return postgres;
    }

    Path archive() {
        return archive;
    }

    /** Runs statements in one transaction each, in the order given. */
    void execute(String... statements) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns when all that was written so far is in the archive. */
    void archiveAll() {
        Archive.awaitSegment(archive, postgres.switchWal(), Duration.ofMinutes(2));
    }

    @Override
    public void close() {
        postgres.close();
    }
}
