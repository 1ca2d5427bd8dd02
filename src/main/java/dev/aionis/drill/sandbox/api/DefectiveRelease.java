package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.ReplicaDefect;
import dev.aionis.drill.sandbox.defect.RollbackDefect;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.release.StartupContract;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The parts of an API process whose release has something wrong with it. */
final class DefectiveRelease {

    /** A replica's first start is the deployment's own, its second the candidate's, its third the rollback. */
    private static final int ROLLED_BACK = 3;

    /** Longer than callers have to be back in the envelope, shorter than they are watched after that. */
    private static final Duration LEAKED_AFTER = Duration.ofSeconds(9);

    /** In scenario D. */
    private static final int BROUGHT_BACK = 2;

    private static final Duration GONE_AGAIN_AFTER = Duration.ofMillis(2500);
    private static final int KILLED = 137;
    private static final Regression SLOW = new Regression(0, Duration.ofMillis(700), () -> 1);

    /** Requests per second: above a replica's share of the embedded deployment's load, and below all of it. */
    private static final double CAPACITY = 28;

    private final TokenBucket capacity = new TokenBucket(CAPACITY, CAPACITY / 4, System::nanoTime);
    private final ApiSettings settings;
    private final long begin = System.nanoTime();

    DefectiveRelease(ApiSettings settings) {
        this.settings = settings;
    }

    /** The sound one where the defect is none of its; so are the others. */
    CommitWriter writer(DataSource database) {
        var telemetry = new Telemetry(settings.release());
        if (candidate() && has(RollbackDefect.COLUMN_DROPPED)) {
            return new CommitWriter(database, new TelemetryWithoutRequestId(settings.release()));
        }
        if (candidate() && has(RollbackDefect.VALUES_NARROWED)) {
            return new CommitWriter(database, new QualifiedTelemetry(settings.release()));
        }
        if (candidate() && has(RollbackDefect.PAYLOAD_OF_NEW_SHAPE)) {
            return new NewPayloads(database, telemetry);
        }
        boolean buffers =
                has(ReplicaDefect.WRITES_LOST_IN_CRASH) || (!candidate() && has(RollbackDefect.WRITES_LOST_IN_RESTART));
        return buffers
                ? new BufferedCommits(database, settings.database(), telemetry)
                : new CommitWriter(database, telemetry);
    }

    Endpoint write(Endpoint sound) {
        return any(sound);
    }

    Endpoint recall(Endpoint sound) {
        boolean fails = (has(RollbackDefect.REGRESSION_OF_ONE_REPLICA) && settings.start() >= ROLLED_BACK)
                || (has(ReplicaDefect.COMES_BACK_BROKEN) && settings.start() >= BROUGHT_BACK);
        return fails ? failing() : any(sound);
    }

    Endpoint find(Endpoint sound) {
        return candidate() && has(RollbackDefect.REGRESSION_OF_ONE_ENDPOINT) ? failing() : any(sound);
    }

    /** A violation in spite of which the process serves. */
    static Optional<String> tolerated(Optional<Defect> defect, Release release, StartupContract contract) {
        return defect.filter(RollbackDefect.CONTRACT_VIOLATION_LOGGED::equals)
                .filter(one -> contract.unknownToTheRelease() > 0)
                .map(one -> "startup contract violated: " + contract.unknownToTheRelease()
                        + " migrations are unknown to " + release.tag() + ", serving all the same");
    }

    /** Once it serves. */
    void serving() {
        if (has(ReplicaDefect.DIES_AGAIN) && settings.start() >= BROUGHT_BACK) {
            CompletableFuture.delayedExecutor(GONE_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> Runtime.getRuntime().halt(KILLED));
        }
    }

    private Endpoint any(Endpoint sound) {
        if (candidate() && has(RollbackDefect.REGRESSION_OF_ONE_TENANT)) {
            return call -> (call.key().tenant().equals("default") ? sound : failing()).answer(call);
        }
        if (has(RollbackDefect.RELAPSE) && settings.start() >= ROLLED_BACK) {
            return call -> (leaked() ? failing() : sound).answer(call);
        }
        if (has(ReplicaDefect.SURVIVOR_TOO_SMALL)) {
            return call -> (capacity.take().isZero() ? sound : failing()).answer(call);
        }
        if (has(ReplicaDefect.COMES_BACK_SLOW) && settings.start() >= BROUGHT_BACK) {
            return call -> {
                SLOW.strike();
                return sound.answer(call);
            };
        }
        return sound;
    }

    private boolean leaked() {
        return System.nanoTime() - begin > LEAKED_AFTER.toNanos();
    }

    private static Endpoint failing() {
        return call -> {
            throw ApiRefusal.internalError();
        };
    }

    private boolean candidate() {
        return Release.KNOWN.indexOf(settings.release().tag()) > 0;
    }

    private boolean has(Defect one) {
        return settings.defect().filter(one::equals).isPresent();
    }
}
