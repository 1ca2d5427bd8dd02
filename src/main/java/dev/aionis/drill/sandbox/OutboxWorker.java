package dev.aionis.drill.sandbox;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.worker.WorkerMain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The worker's process, and the ways to interrupt it. */
final class OutboxWorker implements AutoCloseable {

    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);
    private static final Duration BATCH_WITHIN = Duration.ofSeconds(2);
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final URI metrics;
    private final Path log;
    private final ServiceHost host;
    private final LoopbackHttp http;
    private ServiceDaemon daemon;
    private boolean startedBefore;

    OutboxWorker(int metricsPort, Map<String, String> environment, Path log, ServiceHost host, LoopbackHttp http) {
        this.environment = new HashMap<>(environment);
        this.environment.put("METRICS_PORT", Integer.toString(metricsPort));
        this.metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
        this.log = log;
        this.host = host;
        this.http = http;
    }

    /** Lets a frozen worker go on, starts one that is not there; a running one is left alone. */
    synchronized void start() {
        switch (state()) {
            case FROZEN -> thaw();
            case STOPPED -> {
                release();
                var spec = new ServiceSpec("worker", WorkerMain.class, told(), List.of(metrics.getPort()), log);
                daemon = ServiceDaemon.start(host, spec, metrics, http);
                startedBefore = true;
            }
            case RUNNING -> {}
        }
    }

    /** What is wrong with it is so from its second start on: until then the deployment has to come up and be steady. */
    private Map<String, String> told() {
        var told = new HashMap<>(environment);
        if (!startedBefore) {
            told.remove(Defects.VARIABLE);
        }
        return told;
    }

    synchronized void awaitReady() {
        daemon.awaitReady();
    }

    synchronized void stop(Duration grace) {
        if (daemon != null) {
            daemon.service().terminate(grace);
            release();
        }
    }

    synchronized void kill() {
        if (daemon != null) {
            daemon.service().kill();
            release();
        }
    }

    /** As {@link #kill}, at a moment of {@code batch} if there is one soon: a frozen worker can't be past it by then. */
    synchronized void killAmid(BooleanSupplier batch) {
        try {
            if (state() == WorkerState.RUNNING) {
                Wait.upTo(BATCH_WITHIN)
                        .every(Duration.ofMillis(5))
                        .forThe("the worker to be amid a batch")
                        .reached(() -> frozenAmid(batch));
            }
        } finally {
            kill();
        }
    }

    private boolean frozenAmid(BooleanSupplier batch) {
        freeze();
        if (batch.getAsBoolean()) {
            return true;
        }
        thaw();
        return false;
    }

    synchronized void freeze() {
        if (state() == WorkerState.RUNNING) {
            daemon.service().freeze();
            awaitFrozen(true);
        }
    }

    private void thaw() {
        daemon.service().thaw();
        awaitFrozen(false);
    }

    /** A signal is delivered when the machine gets round to it: until then the process goes on as before. */
    private void awaitFrozen(boolean frozen) {
        Wait.upTo(SIGNAL_LIMIT)
                .forThe("worker to be " + (frozen ? "frozen" : "let go on"))
                .every(Duration.ofMillis(5))
                .until(() -> daemon.service().frozen() == frozen);
    }

    synchronized WorkerState state() {
        if (daemon == null || !daemon.service().alive()) {
            return WorkerState.STOPPED;
        }
        return daemon.service().frozen() ? WorkerState.FROZEN : WorkerState.RUNNING;
    }

    URI metrics() {
        return metrics;
    }

    /** What tells it from every other, running or frozen. */
    synchronized String identity() {
        return daemon == null ? "none" : daemon.service().identity();
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        stop(CLOSING_GRACE);
    }

    private void release() {
        if (daemon != null) {
            daemon.close();
            daemon = null;
        }
    }
}
