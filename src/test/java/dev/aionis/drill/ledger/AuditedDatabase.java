package dev.aionis.drill.ledger;

import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;

/** A PostgreSQL with as much of Aionis' tables as an audit reads. */
final class AuditedDatabase implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final String FOLDER = "audited-";

    private static AuditedDatabase shared;

    private final Path folder;
    private final PostgresServer server;
    private final Connection writer;

    /**
     * The one of this JVM, started when it is first asked for and stopped with the JVM: mutation testing runs each test
     * by itself, and a server for each would take far longer than all of them.
     */
    static synchronized AuditedDatabase shared() throws SQLException {
        if (shared == null) {
            removeWhatDeadOnesLeft();
            shared = new AuditedDatabase(
                    TARGET.resolve(FOLDER + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "audited database"));
        }
        return shared;
    }

    private AuditedDatabase(Path folder) throws SQLException {
        this.folder = folder;
        server = PostgresServer.init(
                PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                folder.resolve("data"),
                folder.resolve("archive"),
                folder.resolve("log"),
                new PostgresSettings(Duration.ofMinutes(5), 10));
        writer = server.connect();
        try (var statement = writer.createStatement()) {
            // nothing crashes here, and thousands of rows need not wait for the disk one by one
            statement.execute("set synchronous_commit = off");
            statement.execute("""
                    create table memory_commits (
                      id uuid primary key, scope text not null, commit_hash text not null,
                      created_at timestamptz not null);
                    create table memory_nodes (
                      id uuid primary key default gen_random_uuid(), scope text not null, client_id text,
                      commit_id uuid, unique (scope, client_id))""");
        }
    }

    /** A connection as a careful operator would give one: it can't write, and begins no statement on its own. */
    Connection readOnly() throws SQLException {
        var connection = server.connect();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    void insert(String scope, DatabaseRow row, Instant at) throws SQLException {
        if (row.commitId().isPresent() && row.commitHash().isPresent()) {
            try (var commit =
                    writer.prepareStatement("insert into memory_commits values (?, ?, ?, ?) on conflict do nothing")) {
                commit.setObject(1, row.commitId().get());
                commit.setString(2, scope);
                commit.setString(3, row.commitHash().get());
                commit.setObject(4, at.atOffset(ZoneOffset.UTC));
                commit.execute();
            }
        }
        insertNode(scope, row.clientId(), row.nodeId(), row.commitId().orElse(null));
    }

    void insertNode(String scope, String clientId, UUID nodeId, UUID commitId) throws SQLException {
        try (var node = writer.prepareStatement(
                "insert into memory_nodes (scope, client_id, id, commit_id) values (?, ?, ?, ?)")) {
            node.setString(1, scope);
            node.setString(2, clientId);
            node.setObject(3, nodeId);
            node.setObject(4, commitId);
            node.execute();
        }
    }

    /** Adds nodes without a commit, all in one statement. */
    void insertNodes(String scope, String prefix, int count) throws SQLException {
        try (var nodes = writer.prepareStatement("insert into memory_nodes (scope, client_id)"
                + " select ?, ? || lpad(n::text, 9, '0') from generate_series(1, ?) n")) {
            nodes.setString(1, scope);
            nodes.setString(2, prefix);
            nodes.setInt(3, count);
            nodes.execute();
        }
    }

    /** A connection whose transaction keeps every reader of the nodes waiting. */
    Connection lockedAgainstReaders() throws SQLException {
        var connection = server.connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table memory_nodes in access exclusive mode");
        return connection;
    }

    @Override
    public void close() {
        server.close();
        delete(folder);
    }

    /** Archives and logs of JVMs that were killed; their servers and data have gone with them. */
    private static void removeWhatDeadOnesLeft() {
        for (String name : TARGET.toFile().list((target, name) -> name.startsWith(FOLDER))) {
            long pid = Long.parseLong(name.substring(FOLDER.length()));
            if (ProcessHandle.of(pid).isEmpty()) {
                delete(TARGET.resolve(name));
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
