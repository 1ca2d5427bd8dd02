package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Damages files of a server while it is stopped, as a bad disk would, and starts it again. */
public final class StoppedServer {

    private static final int PAGE = 8192;

    private StoppedServer() {}

    /**
     * Stops {@code server}, flips one byte in the middle of a page of {@code relation}, and starts it again.
     *
     * @return the started server; the caller closes it
     */
    public static PostgresServer flipByte(PostgresBinaries binaries, PostgresServer server, String relation, int page)
            throws Exception {
        Path file = server.dataDir().resolve(filePath(server, relation));
        server.close();
        flip(file, (long) page * PAGE + PAGE / 2);
        var postmaster = LocalPostmaster.start(binaries, server.dataDir(), server.log(), Duration.ofSeconds(30));
        return new PostgresServer(postmaster, server.dataDir(), server.settings(), server.roles());
    }

    /**
     * Starts a stopped server again, where clients know it.
     *
     * @return the started server; the caller closes it
     */
    public static PostgresServer startedAgain(PostgresBinaries binaries, PostgresServer server) {
        // one that was killed left it behind, saying that it is ready
        deleteIfThere(server.dataDir().resolve("postmaster.pid"));
        var postmaster =
                LocalPostmaster.start(binaries, server.dataDir(), server.log(), Duration.ofSeconds(30), server::port);
        return new PostgresServer(postmaster, server.dataDir(), server.settings(), server.roles());
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String filePath(PostgresServer server, String relation) throws SQLException {
        try (Connection connection = server.connect();
                var query = connection.prepareStatement("select pg_relation_filepath(?::regclass)")) {
            query.setString(1, relation);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void flip(Path file, long position) throws IOException {
        try (var pages = new RandomAccessFile(file.toFile(), "rw")) {
            assertThat(pages.length()).as("size of " + file).isGreaterThan(position);
            pages.seek(position);
            int was = pages.read();
            pages.seek(position);
            pages.write(was ^ 0x40);
        }
    }
}
