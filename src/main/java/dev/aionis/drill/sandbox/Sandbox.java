package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import dev.aionis.drill.sandbox.release.Release;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The embedded HA deployment: PostgreSQL, two API processes behind a balancer, a worker, a monitor and a checkout to run
 * gates from. Every part is an operating-system process or a container that answers on 127.0.0.1 and ends when this is
 * closed, or when this JVM dies. Thread-safe; a deployment and a worker change wait for the one before.
 */
public final class Sandbox implements AutoCloseable {

    /** The parts, as the start hands them over. */
    record Parts(
            SandboxSpec spec,
            SandboxFolders folders,
            Secrets secrets,
            Deployment deployment,
            DatabaseHost databases,
            PostgresServer database,
            List<ApiReplica> replicas,
            OutboxWorker worker,
            Rollout rollout,
            ClosingStack closing) {}

    private final Parts parts;
    private final AtomicInteger isolatedApis = new AtomicInteger();

    Sandbox(Parts parts) {
        this.parts = parts;
    }

    /**
     * Starts everything; returns when it is steady: both replicas on the known-good release in rotation, the worker at
     * work, the sample scope written and embedded, a first WAL segment archived.
     *
     * @param progress told in one line what is up and how long it took
     * @throws dev.aionis.drill.model.DrillException when a part does not start, with the end of its log; what was
     *     started until then is ended
     */
    public static Sandbox start(SandboxSpec spec, Consumer<String> progress) {
        return start(spec, folders -> new LocalGround(spec, folders), progress);
    }

    /** The same on another ground, which is made when the sandbox's folders are there and closed with the sandbox. */
    public static Sandbox start(
            SandboxSpec spec, Function<SandboxFolders, Ground> groundIn, Consumer<String> progress) {
        return new SandboxStart(spec, groundIn, progress).run();
    }

    public URI balancer() {
        return parts.deployment().balancer();
    }

    /** In the order {@code api-1}, {@code api-2}, as they are now. */
    public List<Replica> replicas() {
        return parts.replicas().stream().map(ApiReplica::describe).toList();
    }

    public URI monitor() {
        return parts.deployment().monitor();
    }

    /** For the header {@code X-Api-Key}; good for every tenant. */
    public String apiKey() {
        return parts.secrets().apiKey();
    }

    public PostgresServer database() {
        return parts.database();
    }

    /** Reads everything and the server's statistics, changes nothing. */
    public DatabaseLogin readOnlyLogin() {
        return new DatabaseLogin(
                database().jdbcUrl(), DatabaseRoles.DRILL, parts.secrets().drillPassword());
    }

    public Path archive() {
        return parts.folders().archive();
    }

    /** One file for each process, {@code api-1.log} and so on, and one for each run of migrations. */
    public Path logs() {
        return parts.folders().logs();
    }

    /** Everything that the sandbox writes is below it; gone after the end. */
    public Path directory() {
        return parts.folders().root();
    }

    /** The releases that can be deployed. */
    public List<String> releases() {
        return Release.KNOWN;
    }

    /** True while the balancer sends it requests. */
    public boolean inRotation(String replica) {
        return parts.rollout().inRotation(replica);
    }

    /** Where gates run: the working directory for {@code bin/npm run -s <script> [-- arguments]}. */
    public Path checkout() {
        return parts.folders().checkout();
    }

    /** Where the database runs, and copies of it. */
    public DatabaseHost databases() {
        return parts.databases();
    }

    /** To be added to the environment of a gate; holds secrets. */
    public Map<String, String> gateEnvironment() {
        return parts.deployment().gateEnvironment(applicationLogin(database().jdbcUrl()));
    }

    /** Asks the worker to end; it finishes its batch. What is left of it after the grace is killed. */
    public void stopWorker(Duration grace) {
        parts.worker().stop(grace);
    }

    /**
     * Kills the worker, amid a batch if it comes to one within two seconds; what it has claimed stays claimed until the
     * claim timeout.
     */
    public void killWorker() {
        try (Connection owner = database().connect()) {
            parts.worker().killAmid(new WorkerClaims(owner)::amidABatch);
        } catch (SQLException unanswered) {
            parts.worker().kill();
        }
    }

    /** Stops the worker by a signal: alive, connected, doing nothing. */
    public void freezeWorker() {
        parts.worker().freeze();
    }

    /** Starts the worker, or lets a frozen one go on; returns when it works. A running one is left alone. */
    public void startWorker() {
        parts.worker().start();
        parts.worker().awaitReady();
    }

    public WorkerState worker() {
        return parts.worker().state();
    }

    /** What tells the worker from every other process; {@code none} while there is none. */
    public String workerIdentity() {
        return parts.worker().identity();
    }

    public Path workerLog() {
        return parts.worker().log();
    }

    /**
     * Runs the release's migrations, puts {@code api-2} on it without dropping a request, and gives it this share of the
     * requests, 0 to 1. Doing it again changes nothing.
     */
    public void deployCanary(String release, double weight) {
        synchronized (parts.rollout()) {
            parts.rollout().deployCanary(release, weight);
        }
    }

    /** Puts every replica that is not on the release on it, one at a time, and shares the requests evenly again. */
    public void restoreRelease(String release) {
        synchronized (parts.rollout()) {
            parts.rollout().restore(release);
        }
    }

    /** Kills a replica's process where it is; the balancer is told nothing. */
    public void killReplica(String name) {
        synchronized (parts.rollout()) {
            parts.rollout().kill(name);
        }
    }

    /** Starts a replica that was killed; returns when it gets requests. One that runs the release is left alone. */
    public void startReplica(String name, String release) {
        synchronized (parts.rollout()) {
            parts.rollout().revive(name, release);
        }
    }

    /** Starts an API process on another database, apart from this deployment; it ends with the sandbox at the latest. */
    public IsolatedApi startApiOn(PostgresServer restored, String release) {
        String name = "api-isolated-" + isolatedApis.incrementAndGet();
        String url = DefectiveCopies.urlForApi(parts.spec(), restored, database());
        ApiReplica replica = parts.deployment().isolatedReplica(name, applicationLogin(url));
        parts.closing().push(replica::close);
        replica.start(release, regressionOf(parts.spec(), release));
        try {
            replica.awaitReady();
        } catch (RuntimeException notReady) {
            replica.close();
            throw notReady;
        }
        DefectiveCopies.join(parts.spec(), parts.deployment(), applicationLogin(url), parts.closing());
        return new IsolatedApi(replica, parts.folders().log(name));
    }

    /** Ends every part, last started first, and deletes the directory. Closing again does nothing. */
    @Override
    public void close() {
        parts.closing().close();
    }

    static Regression regressionOf(SandboxSpec spec, String release) {
        boolean candidate = release.equals(spec.candidate()) && !release.equals(spec.knownGood());
        return candidate ? spec.candidateRegression() : Regression.NONE;
    }

    private DatabaseLogin applicationLogin(String jdbcUrl) {
        return new DatabaseLogin(
                jdbcUrl, DatabaseRoles.APPLICATION, parts.secrets().applicationPassword());
    }
}
