package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.service.Settings;
import dev.aionis.drill.sandbox.service.StartRefused;
import java.time.Duration;
import java.util.Optional;

/**
 * How the worker runs; names and defaults as in the contract.
 *
 * @param workTime how long the embedding provider takes for one event, simulated by sleeping
 * @param defect what is wrong with the sandbox on purpose
 */
record WorkerSettings(
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        int batchSize,
        Duration pollInterval,
        Duration claimTimeout,
        int maxAttempts,
        Duration workTime,
        int metricsPort,
        Optional<Defect> defect) {

    WorkerSettings {
        if (batchSize < 1 || maxAttempts < 1 || pollInterval.isNegative() || claimTimeout.isNegative()) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "batch size " + batchSize + ", max attempts " + maxAttempts + ", poll interval " + pollInterval
                            + ", claim timeout " + claimTimeout + ": expected at least 1, 1, 0 and 0");
        }
    }

    static WorkerSettings from(Settings settings) {
        return new WorkerSettings(
                settings.text("DATABASE_URL"),
                settings.text("DATABASE_USER"),
                settings.text("DATABASE_PASSWORD"),
                settings.number("OUTBOX_BATCH_SIZE", 20),
                settings.millis("OUTBOX_POLL_INTERVAL_MS", Duration.ofSeconds(1)),
                settings.millis("OUTBOX_CLAIM_TIMEOUT_MS", Duration.ofMinutes(5)),
                settings.number("OUTBOX_MAX_ATTEMPTS", 25),
                settings.millis("EMBEDDING_PROVIDER_MS", Duration.ZERO),
                settings.number("METRICS_PORT"),
                settings.defect());
    }

    @Override
    public String toString() {
        return "batch " + batchSize + ", poll " + pollInterval.toMillis() + " ms, claim timeout "
                + claimTimeout.toMillis() + " ms, max attempts " + maxAttempts;
    }
}
