package dev.aionis.drill.sandbox;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;

/** One service of the sandbox: started with its settings in its environment, ready when its page answers 200. */
final class ServiceDaemon implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final RunningService service;
    private final URI readyPage;
    private final LoopbackHttp http;

    private ServiceDaemon(RunningService service, URI readyPage, LoopbackHttp http) {
        this.service = service;
        this.readyPage = readyPage;
        this.http = http;
    }

    /** Starts it and returns at once; {@link #awaitReady} waits. */
    static ServiceDaemon start(ServiceHost host, ServiceSpec spec, URI readyPage, LoopbackHttp http) {
        var settings = new HashMap<>(spec.environment());
        settings.put("SERVICE_NAME", spec.name());
        var named = new ServiceSpec(spec.name(), spec.main(), settings, spec.ports(), spec.log());
        return new ServiceDaemon(host.start(named), readyPage, http);
    }

    /** @throws DrillException when it ends instead, or is not ready within 30 s, with the tail of its log */
    void awaitReady() {
        boolean ready = Wait.upTo(READY_LIMIT)
                .forThe(service.name() + " to answer at " + readyPage)
                .every(POLL)
                .reached(this::isReady);
        if (!ready) {
            throw failure("is not ready after " + READY_LIMIT.toSeconds() + " s");
        }
    }

    private boolean isReady() {
        if (!service.alive()) {
            throw failure("ended with exit code " + service.exitCode().orElse(-1) + " instead of getting ready");
        }
        return http.get(readyPage).status() == 200;
    }

    private DrillException failure(String what) {
        return new DrillException(
                service.name() + " " + what + "; its log ends with\n  " + LogTail.of(service.log()),
                "the whole log is " + service.log() + " until the sandbox is closed");
    }

    RunningService service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }
}
