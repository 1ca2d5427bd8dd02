package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.service.ServiceLog;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks every backend for {@code /health} each 100 ms. A refused connection takes it out of rotation at once; a slow or
 * wrong answer does so the second time in a row, since one may be the machine's fault.
 */
final class ReadinessChecks implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;
    private static final int ANSWER_WITHIN_MILLIS = 1_000;
    private static final int PATIENCE = 2;

    private final Rotation rotation;
    private final ServiceLog log;
    private final ScheduledExecutorService schedule;

    private ReadinessChecks(Rotation rotation, ServiceLog log, int backends) {
        this.rotation = rotation;
        this.log = log;
        // A thread for each: one backend that hangs must not delay the news of another.
        this.schedule = Executors.newScheduledThreadPool(backends);
    }

    static ReadinessChecks start(List<Backend> backends, Rotation rotation, ServiceLog log) {
        var checks = new ReadinessChecks(rotation, log, backends.size());
        for (Backend backend : backends) {
            checks.schedule.scheduleWithFixedDelay(
                    checks.new Check(backend), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return checks;
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private final class Check implements Runnable {

        private final Backend backend;
        private int failures;

        private Check(Backend backend) {
            this.backend = backend;
        }

        @Override
        public void run() {
            try {
                int status = health();
                conclude(status == 200, "health answered " + status, PATIENCE);
            } catch (ConnectException refused) {
                conclude(false, "connection refused", 1);
            } catch (IOException | RuntimeException failed) {
                conclude(false, failed.toString(), PATIENCE);
            }
        }

        private void conclude(boolean ready, String why, int patience) {
            failures = ready ? 0 : failures + 1;
            if (!ready && failures < patience) {
                return;
            }
            backend.setReady(ready);
            if (rotation.update(backend)) {
                log.info(backend.name() + (ready ? " ready, in rotation" : " not ready, out of rotation: " + why));
            }
        }

        /** A connection each time: one that was kept would go on answering after the listener is closed. */
        private int health() throws IOException {
            var connection =
                    (HttpURLConnection) backend.uri().resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(ANSWER_WITHIN_MILLIS);
            connection.setReadTimeout(ANSWER_WITHIN_MILLIS);
            connection.setRequestProperty("connection", "close");
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        }
    }
}
