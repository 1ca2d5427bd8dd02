package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.Postmaster;
import dev.aionis.drill.sandbox.postgres.ServerLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server as the first process of a container. */
final class ContainerPostmaster implements Postmaster {

    /** Where it listens in its container. */
    static final int PORT = 5432;

    /** A fast shutdown writes a checkpoint and archives what is left; after that long something is broken. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

    /** Its log follows a container that has ended within a moment. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final String service;
    private final int port;
    private final DrillContainer container;
    private final ServerLog log;

    private ContainerPostmaster(String service, int port, DrillContainer container, ServerLog log) {
        this.service = service;
        this.port = port;
        this.container = container;
        this.log = log;
    }

    /**
     * Starts it; returns when it takes connections, be they read-only ones during a recovery.
     *
     * @param port on 127.0.0.1 of this machine
     * @throws DrillException with the end of its log, if it does not
     */
    static ContainerPostmaster start(Yard yard, ContainerPlan plan, int port, Path logFile, Duration limit) {
        ServerLog log = ServerLog.fromNowOn(logFile);
        var postmaster = new ContainerPostmaster(plan.service(), port, DrillContainer.start(yard, plan, logFile), log);
        try {
            postmaster.awaitConnections(limit);
            return postmaster;
        } catch (RuntimeException | Error notUp) {
            postmaster.container.close();
            throw notUp;
        }
    }

    private void awaitConnections(Duration limit) {
        boolean up = Wait.upTo(limit)
                .forThe("PostgreSQL in container " + service + " to take connections")
                .every(Duration.ofMillis(20))
                .reached(() -> takesConnections() || !alive());
        if (!up || !takesConnections()) {
            if (!alive()) {
                container.awaitEnd(LAST_WORDS);
            }
            throw new DrillException(
                    "PostgreSQL in container " + service + ", " + (up ? "ended" : "not up after " + limit)
                            + ", expected it to take connections; its log ends\n" + log.tail(),
                    "see " + log.file());
        }
    }

    /** In the words of a primary, and of a server that is still recovering. */
    private boolean takesConnections() {
        return log.says("database system is ready to accept ");
    }

    DrillContainer container() {
        return container;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String address() {
        return service + ":" + PORT;
    }

    @Override
    public ServerLog log() {
        return log;
    }

    @Override
    public boolean alive() {
        return container.running();
    }

    /** On the engine's host. */
    @Override
    public long pid() {
        return container
                .state()
                .filter(state -> Boolean.TRUE.equals(state.getRunning()))
                .flatMap(state -> Optional.ofNullable(state.getPidLong()))
                .orElse(-1L);
    }

    @Override
    public void kill() {
        container.signal("KILL");
    }

    /** The container goes; its data stay in their volume. */
    @Override
    public void close() {
        container.end("INT", SHUTDOWN_LIMIT);
        container.close();
    }
}
