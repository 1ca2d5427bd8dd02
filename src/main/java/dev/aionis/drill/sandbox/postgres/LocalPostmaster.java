package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.DaemonSpec;
import dev.aionis.drill.process.Lifeline;
import dev.aionis.drill.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A running {@code postgres} on a data directory, and the port it got. Should this JVM die, the server ends and its
 * data directory is removed.
 */
final class LocalPostmaster implements Postmaster {

    private static final int PORTS_TO_TRY = 5;

    /** A fast shutdown writes a checkpoint and archives what is left; after that long something is broken. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

    /** Lines of {@code postmaster.pid}: the first is the pid, the eighth the state. */
    private static final int STATE_LINE = 7;

    private final Path dataDirectory;
    private final int port;
    private final ServerLog log;
    private final Daemon daemon;

    private LocalPostmaster(Path dataDirectory, int port, ServerLog log, Daemon daemon) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.log = log;
        this.daemon = daemon;
    }

    /**
     * Starts a server and waits until it takes connections, be they read-only ones during a recovery.
     *
     * @param limit how long that may take
     * @throws DrillException with the end of the server's log, if it does not
     */
    static LocalPostmaster start(PostgresBinaries binaries, Path dataDirectory, Path logFile, Duration limit) {
        return start(binaries, dataDirectory, logFile, limit, FreePort::choose);
    }

    /** @param ports asked anew for each attempt, since another process may have taken the last one meanwhile */
    static LocalPostmaster start(
            PostgresBinaries binaries, Path dataDirectory, Path logFile, Duration limit, IntSupplier ports) {
        for (int attempt = 1; ; attempt++) {
            var started = launch(binaries, dataDirectory, ports.getAsInt(), logFile);
            try {
                started.awaitConnections(limit);
                return started;
            } catch (DrillException notUp) {
                boolean portTaken = started.log.says("could not bind");
                started.kill();
                if (!portTaken || attempt == PORTS_TO_TRY) {
                    throw notUp;
                }
            }
        }
    }

    private static LocalPostmaster launch(PostgresBinaries binaries, Path dataDirectory, int port, Path logFile) {
        var postgres = List.of(
                binaries.program("postgres").toString(), "-D", dataDirectory.toString(), "-p", Integer.toString(port));
        var argv = Lifeline.guard(Unprivileged.argv(postgres), List.of(dataDirectory));
        var log = ServerLog.fromNowOn(logFile);
        var daemon = Daemon.start(
                new DaemonSpec("PostgreSQL on port " + port, argv, dataDirectory, Map.of("LC_ALL", "C"), logFile));
        return new LocalPostmaster(dataDirectory, port, log, daemon);
    }

    private void awaitConnections(Duration limit) {
        boolean up = Wait.upTo(limit)
                .forThe(daemon.name() + " to take connections")
                .every(Duration.ofMillis(10))
                .reached(() -> takesConnections() || !alive());
        if (!up || !takesConnections()) {
            throw failure(up ? "ended with code " + daemon.exitCode().orElse(0) : "not up after " + limit);
        }
    }

    /** What went wrong, with the end of the log. */
    DrillException failure(String seen) {
        return new DrillException(
                daemon.name() + ", " + seen + ", expected it to take connections; its log ends\n" + log.tail(),
                "see " + log.file());
    }

    private boolean takesConnections() {
        List<String> lines = pidFile();
        return lines.size() > STATE_LINE
                && List.of("ready", "standby").contains(lines.get(STATE_LINE).strip());
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
        } catch (IOException notThere) {
            return List.of();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String address() {
        return PostgresServer.LOOPBACK + ":" + port;
    }

    @Override
    public ServerLog log() {
        return log;
    }

    @Override
    public boolean alive() {
        return daemon.alive();
    }

    /** Not that of the guard around it. */
    @Override
    public long pid() {
        List<String> lines = pidFile();
        return alive() && !lines.isEmpty() ? Long.parseLong(lines.get(0).strip()) : -1;
    }

    @Override
    public void kill() {
        daemon.kill();
    }

    @Override
    public void close() {
        long pid = pid();
        if (pid > 0) {
            daemon.end(() -> Signal.INT.to(pid), SHUTDOWN_LIMIT);
        }
        daemon.close();
    }
}
