package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.DaemonSpec;
import dev.aionis.drill.process.Lifeline;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a real PgBouncer, which gives each transaction whatever backend is free, or each session one of its own. */
class PooledLockTest {

    private static final LockOwner OWNER = new LockOwner(
            "ha_drill_20260228_staging-ha_01", "staging-ha", "ops", "db-host-1", Instant.parse("2026-02-28T12:00:00Z"));

    @TempDir
    Path directory;

    private int port;

    @BeforeAll
    static void isInstalled() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "pgbouncer"))),
                "PgBouncer is not installed");
    }

    @Test
    void behind_a_pool_of_transactions_nothing_is_locked_and_the_drill_is_told_why() throws Exception {
        try (PostgresServer server = server()) {
            try (Daemon pooler = pooler(server, "transaction")) {
                assertThatThrownBy(() -> EnvironmentLock.take(behind(pooler), OWNER))
                        .isInstanceOf(DrillException.class)
                        .hasMessageContaining("sessions there change their backend, expected one")
                        .hasMessageContaining("HINT: a pooler in transaction mode can't hold it");
                assertThat(EnvironmentLock.holders(reader(server), OWNER))
                        .as("no lock is left in the pool")
                        .isEmpty();
            }
        }
    }

    @Test
    void behind_a_pool_of_sessions_it_holds() throws Exception {
        try (PostgresServer server = server();
                Daemon pooler = pooler(server, "session");
                EnvironmentLock lock = EnvironmentLock.take(behind(pooler), OWNER)) {
            lock.requireHeld();
            assertThat(EnvironmentLock.holders(reader(server), OWNER)).hasSize(1);
        }
    }

    private PostgresServer server() throws Exception {
        PostgresServer server = PostgresServer.init(
                PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                directory.resolve("data"),
                directory.resolve("archive"),
                directory.resolve("postgres.log"),
                new PostgresSettings(Duration.ofMinutes(5), 20));
        try (Connection owner = Superuser.connect(server)) {
            new ContractSchema(owner).create();
        }
        return server;
    }

    private Daemon pooler(PostgresServer server, String mode) throws IOException {
        port = freePort();
        Path folder = Files.createDirectory(directory.resolve("pooler-" + port));
        Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                aionis = host=127.0.0.1 port=%d dbname=aionis user=drill_reader password=reader
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                """.formatted(server.port(), port, mode));
        var argv = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // it refuses to run as root
            argv.addAll(List.of("unshare", "-U"));
        }
        argv.addAll(List.of("pgbouncer", "pgbouncer.ini"));
        Daemon pooler = Daemon.start(new DaemonSpec(
                "pgbouncer", Lifeline.guard(argv, List.of()), folder, Map.of(), folder.resolve("pgbouncer.log")));
        Wait.upTo(Duration.ofSeconds(20)).forThe("PgBouncer to listen").until(() -> listens(port));
        return pooler;
    }

    private DatabaseAccess behind(Daemon pooler) {
        assertThat(pooler.alive()).isTrue();
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + port + "/aionis", ContractSchema.READER, "reader");
    }

    private static DatabaseAccess reader(PostgresServer server) {
        return new DatabaseAccess(server.jdbcUrl(), ContractSchema.READER, "reader");
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
