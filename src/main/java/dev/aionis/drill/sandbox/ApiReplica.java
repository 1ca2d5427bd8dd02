package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.api.ApiMain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An API process that keeps its name and port through restarts, while its release may change. */
final class ApiReplica implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final URI url;
    private final Path log;
    private final Map<String, String> environment;
    private final ServiceHost host;
    private final LoopbackHttp http;
    private int starts;
    private String release = "";
    private ServiceDaemon daemon;

    ApiReplica(String name, int port, Map<String, String> environment, Path log, ServiceHost host, LoopbackHttp http) {
        this.name = name;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.log = log;
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", Integer.toString(port));
        this.host = host;
        this.http = http;
    }

    /** Starts the process on a release; {@link #awaitReady} waits for it. */
    synchronized void start(String onRelease, Regression regression) {
        var settings = new HashMap<>(environment);
        settings.put("AIONIS_RELEASE", onRelease);
        settings.put("SERVICE_START", Integer.toString(++starts));
        settings.put("REGRESSION_ERROR_RATE", Double.toString(regression.errorRate()));
        settings.put("REGRESSION_LATENCY_MS", Long.toString(regression.latency().toMillis()));
        release = onRelease;
        var spec = new ServiceSpec(name, ApiMain.class, settings, List.of(url.getPort()), log);
        daemon = ServiceDaemon.start(host, spec, url.resolve("/health"), http);
    }

    void awaitReady() {
        ServiceDaemon started;
        synchronized (this) {
            started = daemon;
        }
        started.awaitReady();
    }

    /** Ends the process in good order, if it is there. */
    synchronized void terminate() {
        if (daemon != null) {
            daemon.service().terminate(GRACE);
            daemon.close();
            daemon = null;
        }
    }

    /** Kills the process where it is; returns when it is gone. */
    synchronized void kill() {
        if (daemon != null) {
            daemon.service().kill();
        }
    }

    synchronized Replica describe() {
        return new Replica(
                name,
                url,
                release,
                daemon != null && daemon.service().alive(),
                daemon == null ? "none" : daemon.service().identity());
    }

    @Override
    public void close() {
        terminate();
    }
}
