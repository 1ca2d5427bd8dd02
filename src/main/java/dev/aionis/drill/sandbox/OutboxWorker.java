package dev.aionis.drill.sandbox;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.sandbox.worker.WorkerMain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The worker's process, and the ways to interrupt it. */
final class OutboxWorker implements AutoCloseable {

    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final URI metrics;
    private final Path log;
    private final LoopbackHttp http;
    private ServiceDaemon daemon;

    OutboxWorker(int metricsPort, Map<String, String> environment, Path log, LoopbackHttp http) {
        this.environment = new HashMap<>(environment);
        this.environment.put("METRICS_PORT", Integer.toString(metricsPort));
        this.metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
        this.log = log;
        this.http = http;
    }

    /** Lets a frozen worker go on, starts one that is not there; a running one is left alone. */
    synchronized void start() {
        switch (state()) {
            case FROZEN -> thaw();
            case STOPPED -> daemon = ServiceDaemon.start("worker", WorkerMain.class, environment, log, metrics, http);
            case RUNNING -> {}
        }
    }

    synchronized void awaitReady() {
        daemon.awaitReady();
    }

    synchronized void stop(Duration grace) {
        if (daemon != null) {
            daemon.process().terminate(grace);
            release();
        }
    }

    synchronized void kill() {
        if (daemon != null) {
            daemon.process().kill();
            release();
        }
    }

    synchronized void freeze() {
        if (state() == WorkerState.RUNNING) {
            daemon.process().freeze();
            awaitFrozen(true);
        }
    }

    private void thaw() {
        daemon.process().thaw();
        awaitFrozen(false);
    }

    /** A signal is delivered when the machine gets round to it: until then the process goes on as before. */
    private void awaitFrozen(boolean frozen) {
        Wait.upTo(SIGNAL_LIMIT)
                .forThe("worker to be " + (frozen ? "frozen" : "let go on"))
                .every(Duration.ofMillis(5))
                .until(() -> daemon.process().frozen() == frozen);
    }

    synchronized WorkerState state() {
        if (daemon == null || !daemon.process().alive()) {
            return WorkerState.STOPPED;
        }
        return daemon.process().frozen() ? WorkerState.FROZEN : WorkerState.RUNNING;
    }

    URI metrics() {
        return metrics;
    }

    /** The process, running or frozen; 0 while there is none. */
    synchronized long pid() {
        return daemon == null ? 0 : daemon.process().pid();
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        stop(CLOSING_GRACE);
    }

    private void release() {
        daemon.close();
        daemon = null;
    }
}
