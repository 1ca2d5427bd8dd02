package dev.aionis.drill.sandbox;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process of the sandbox: started with its settings in its environment, ready when its page answers 200. */
final class ServiceDaemon implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Daemon daemon;
    private final URI readyPage;
    private final LoopbackHttp http;

    private ServiceDaemon(Daemon daemon, URI readyPage, LoopbackHttp http) {
        this.daemon = daemon;
        this.readyPage = readyPage;
        this.http = http;
    }

    /** Starts it and returns at once; {@link #awaitReady} waits. */
    static ServiceDaemon start(
            String name, Class<?> main, Map<String, String> environment, Path log, URI readyPage, LoopbackHttp http) {
        var settings = new HashMap<>(environment);
        settings.put("SERVICE_NAME", name);
        var spec = JavaProgram.daemon(name, main, List.of(), log.getParent(), settings, log);
        return new ServiceDaemon(Daemon.start(spec), readyPage, http);
    }

    /** @throws DrillException when it ends instead, or is not ready within 30 s, with the tail of its log */
    void awaitReady() {
        boolean ready = Wait.upTo(READY_LIMIT)
                .forThe(daemon.name() + " to answer at " + readyPage)
                .every(POLL)
                .reached(this::isReady);
        if (!ready) {
            throw failure("is not ready after " + READY_LIMIT.toSeconds() + " s");
        }
    }

    private boolean isReady() {
        if (!daemon.alive()) {
            throw failure("ended with exit code " + daemon.exitCode().orElse(-1) + " instead of getting ready");
        }
        return http.get(readyPage).status() == 200;
    }

    private DrillException failure(String what) {
        return new DrillException(
                daemon.name() + " " + what + "; its log ends with\n  " + LogTail.of(daemon.log()),
                "the whole log is " + daemon.log() + " until the sandbox is closed");
    }

    Daemon process() {
        return daemon;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
