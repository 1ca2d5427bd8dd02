package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.release.Release;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the sandbox is to be.
 *
 * @param directory everything it writes; new or empty at the start, gone after the end
 * @param binariesCache where PostgreSQL is unpacked, kept from run to run
 * @param postgresHome an installation to use instead
 * @param knownGood the release that runs at the start
 * @param candidate the release that may be deployed as a canary
 * @param candidateRegression what the candidate does worse
 * @param rateLimits whether the API processes throttle, by the contract's default limits
 * @param workerWorkTime how long an event's embedding takes
 * @param sampleNodes how many nodes the sample scope gets
 * @param defect what is wrong with it on purpose
 */
public record SandboxSpec(
        Path directory,
        Path binariesCache,
        Optional<Path> postgresHome,
        String knownGood,
        String candidate,
        Regression candidateRegression,
        boolean rateLimits,
        Duration workerPoll,
        int workerBatch,
        Duration claimTimeout,
        int maxAttempts,
        Duration workerWorkTime,
        Duration archiveTimeout,
        TenantScope sample,
        int sampleNodes,
        Optional<Defect> defect) {

    public SandboxSpec {
        Release.named(knownGood);
        Release.named(candidate);
        if (workerBatch < 1 || maxAttempts < 1 || sampleNodes < 1) {
            throw new IllegalArgumentException("worker batch " + workerBatch + ", max attempts " + maxAttempts
                    + ", sample nodes " + sampleNodes + ": each has to be at least 1");
        }
        if (workerPoll.isNegative() || claimTimeout.isNegative() || workerWorkTime.isNegative()) {
            throw new IllegalArgumentException("worker poll " + workerPoll + ", claim timeout " + claimTimeout
                    + ", work time " + workerWorkTime + ": none may be negative");
        }
    }

    /** Whether this, and not another thing, is wrong with it on purpose. */
    public boolean has(Defect one) {
        return defect.filter(one::equals).isPresent();
    }
}
