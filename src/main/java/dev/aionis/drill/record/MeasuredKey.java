package dev.aionis.drill.record;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measurements that have a place in the template, in the order in which they are read. A scenario may hold others;
 * they are shown after these, under their own key.
 *
 * <p>A moment is an {@link java.time.Instant}; a length of time a {@link java.time.Duration}, a
 * {@link dev.aionis.drill.model.Span} or a {@link dev.aionis.drill.model.Measure}; see {@link JsonValue}.
 */
public enum MeasuredKey {
    /** {@code timestamp} or {@code latest}. */
    RESTORE_TARGET_MODE("restore.targetMode", "Restore target mode"),
    RESTORE_TARGET("restore.target", "Restore target timestamp"),
    RESTORE_DECLARED_AT("restore.declaredAt", "Disaster declared at"),
    RESTORE_COMPLETED_AT("restore.completedAt", "Restore completed at"),
    SMOKE_STARTED_AT("smoke.startedAt", "API smoke started at"),
    /** A list of texts, e.g. {@code /health}. */
    SMOKE_PASSED("smoke.passed", "Smoke endpoints passed"),
    SMOKE_FAILED("smoke.failed", "Smoke endpoints failed"),
    RTO_FROM_TARGET("rto.fromTarget", "Restore target to restore completed"),
    /** A list of {@code name}, {@code startedAt}, {@code finishedAt}, {@code seconds}, {@code plusMinus}. */
    RTO_PHASES("rto.phases", "RTO by phase"),
    RPO_LOST_WRITES("rpo.lostWrites", "Acknowledged writes lost"),
    RPO_DATA_LOSS("rpo.dataLoss", "Data loss before the restore target"),
    /** Class of write → count. */
    LEDGER_CLASSES("ledger.classes", "Writes of the ledger by class"),
    CRITICAL_RECORDS("criticalRecords", "Critical records"),
    RESTORED_SYSTEM("restore.system", "Source and restored database"),
    EGRESS("restore.egress", "How it was assured that nothing worked on the copy"),

    CANARY_DEPLOYED_AT("rollback.deployedAt", "Candidate deployed to canary slice at"),
    REGRESSION_DETECTED_AT("rollback.detectedAt", "Regression detected at"),
    ROLLBACK_STARTED_AT("rollback.startedAt", "Rollback started at"),
    ROLLBACK_RESTORED_AT("rollback.restoredAt", "Previous release restored at"),
    ROLLBACK_READY_AT("rollback.readyAt", "Readiness fully green at"),
    ERROR_RATE_RECOVERED_AT("rollback.errorRateRecoveredAt", "Error rate back at baseline at"),
    LATENCY_RECOVERED_AT("rollback.latencyRecoveredAt", "Latency back at baseline at"),
    DETECTION("rollback.detection", "Deployed to regression detected"),
    ROLLBACK_DURATION("rollback.duration", "Rollback duration"),
    ERROR_RATE_RECOVERY("rollback.errorRateRecovery", "Error-rate recovery"),
    LATENCY_RECOVERY("rollback.latencyRecovery", "Latency recovery"),
    /** A list of {@code when}, {@code operation}, {@code samples}, {@code errorRate}, {@code p50Ms}, {@code p95Ms}, …. */
    ENVELOPE("rollback.envelope", "Envelope before and after"),
    CANARY_COMPARISON("rollback.canary", "Canary against baseline"),
    STARTUP_FINDINGS("rollback.startupFindings", "Migration and startup contract failures"),

    /** Why there is none to be told, or a list of {@code alert}, {@code firedAfter}, {@code firedBefore}, …. */
    ALERT_DETECTION("alerts.detection", "Alert detection"),
    /** Figures of the operator's own load, or a text that says why there are none. */
    LOAD_HOOK("load.hook", "Load beside the drill's own"),

    WORKER_STOP_MODE("worker.stopMode", "Worker interrupted by"),
    WORKER_STOPPED_AT("worker.stoppedAt", "Worker stopped at"),
    CLAIMS_HELD("worker.claimsHeld", "Claims held by the stopped worker"),
    WORKER_RESTARTED_AT("worker.restartedAt", "Worker restarted at"),
    WORKER_PAUSE("worker.pause", "Worker paused for"),
    BACKLOG_BASELINE("backlog.baseline", "Backlog baseline"),
    /** {@code median}, {@code low}, {@code high}, in rows. */
    BACKLOG_STEADY_RANGE("backlog.steadyRange", "Steady-state range"),
    BACKLOG_PEAK("backlog.peak", "Backlog peak"),
    BACKLOG_PEAK_FACTOR("backlog.peakFactor", "Backlog peak as a factor of the baseline"),
    BACKLOG_PEAK_AT("backlog.peakAt", "Backlog peaked at"),
    BACKLOG_OLDEST_AGE("backlog.oldestAge", "Oldest pending event"),
    BACKLOG_LONGEST_GAP("backlog.longestGap", "Longest gap between backlog samples"),
    BACKLOG_SHELF("backlog.shelf", "Claim shelf"),
    BACKLOG_DRAINED_AT("backlog.drainedAt", "Backlog drained at"),
    BACKLOG_DRAIN("backlog.drain", "Drain time"),
    BACKLOG_PREDICTED_DRAIN("backlog.predictedDrain", "Drain time predicted from the rates"),
    BACKLOG_RATES("backlog.rates", "Arrival and service rate"),
    ATTEMPTS("outbox.attempts", "Attempts histogram"),
    DUPLICATES("outbox.duplicates", "Duplicates per job key"),
    DEAD_LETTERS("outbox.deadLetters", "Dead letters"),
    DERIVED_STATE("derived.state", "Derived state of the acknowledged writes"),

    REPLICA_STEADY("replica.steady", "Health by replica in the steady state"),
    /** Name in {@code x-served-by} → answers. */
    REPLICA_SHARES("replica.shares", "Callers answered by, in the steady state"),
    REPLICA_KILLED("replica.killed", "Replica killed"),
    REPLICA_LOST_AT("replica.lostAt", "Replica lost at"),
    REPLICA_TAKEN_OUT_AT("replica.takenOutAt", "Callers well without it at"),
    REPLICA_RETURNING_AT("replica.returningAt", "Replica brought back at"),
    REPLICA_FULL_AT("replica.fullAt", "Full redundancy at"),
    REPLICA_REDUNDANCY_LOST("replica.redundancyLost", "Redundancy lost for"),
    /** Outcome → requests. */
    REPLICA_OUTCOMES("replica.outcomes", "Callers' requests while redundancy was lost"),
    REPLICA_ERROR_RATE_RECOVERED_AT("replica.errorRateRecoveredAt", "Error rate at baseline from"),
    REPLICA_LATENCY_RECOVERED_AT("replica.latencyRecoveredAt", "Latency at baseline from"),

    /** A list of sentences: what was watched, how near it came to its limit, and what could not be seen. */
    ABORT_CONDITIONS("abort.conditions", "Abort conditions watched"),
    /** A list of sentences. */
    CLOCK_FINDINGS("clock.findings", "What the clocks showed"),
    /** A list of {@code host}, {@code when}, {@code at}, {@code offsetMs}, {@code plusMinusMs}, or {@code note}. */
    CLOCK_OFFSETS("clock.offsets", "Clock offsets from the drill host");

    private final String key;
    private final String title;

    MeasuredKey(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The key in {@code measurements}. */
    public String key() {
        return key;
    }

    /** What the record calls it. */
    public String title() {
        return title;
    }

    static Optional<MeasuredKey> of(String key) {
        return Stream.of(values()).filter(k -> k.key.equals(key)).findFirst();
    }
}
