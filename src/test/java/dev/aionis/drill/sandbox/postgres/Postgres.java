package dev.aionis.drill.sandbox.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** What the tests of this package share: the unpacked binaries, and SQL in one line. */
final class Postgres {

    static final PostgresBinaries BINARIES = PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries"));
    static final PostgresSettings SETTINGS = new PostgresSettings(Duration.ofMinutes(5), 20);

    private Postgres() {}

    static PostgresServer primary(Path directory) {
        return PostgresServer.init(
                BINARIES,
                directory.resolve("primary"),
                directory.resolve("archive"),
                directory.resolve("primary.log"),
                SETTINGS);
    }

    static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    static String value(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
