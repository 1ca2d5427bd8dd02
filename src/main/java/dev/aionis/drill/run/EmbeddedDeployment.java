package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.MonitoringConfig;
import dev.aionis.drill.config.SandboxConfig;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.local.LocalReleaseLever;
import dev.aionis.drill.lever.local.LocalReplicaLever;
import dev.aionis.drill.lever.local.LocalRestoreLever;
import dev.aionis.drill.lever.local.LocalWorkerLever;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.sandbox.Regression;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SandboxSpec;
import dev.aionis.drill.sandbox.defect.Defects;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sandbox as a deployment: processes of this machine or containers, gone when the drill is. */
final class EmbeddedDeployment implements Deployment {

    private final DrillConfig config;
    private final Duration timeout;
    private final Sandbox sandbox;
    private final WorkerLever worker;
    private final ReleaseLever release;
    private final RestoreLever restore;
    private final ReplicaLever replica;

    private EmbeddedDeployment(DrillConfig config, Sandbox sandbox, WorkerLever worker, LocalRestoreLever restore) {
        this.config = config;
        this.timeout = config.load().timeout();
        this.sandbox = sandbox;
        this.worker = worker;
        this.release = new LocalReleaseLever(sandbox);
        this.restore = restore;
        this.replica = new LocalReplicaLever(sandbox);
    }

    /** Starts the sandbox as processes below {@code work} and returns when it is steady. */
    static EmbeddedDeployment start(
            DrillConfig config, DrillId id, Path work, InstantSource clock, Consumer<String> progress) {
        Sandbox sandbox = Sandbox.start(spec(config, id, work), progress);
        return rehearsed(config, sandbox, LocalWorkerLever::new, clock, progress);
    }

    /**
     * Rehearses a restore of a sandbox that is steady.
     *
     * @param worker makes the lever that moves its worker
     */
    static EmbeddedDeployment rehearsed(
            DrillConfig config,
            Sandbox sandbox,
            Function<Sandbox, WorkerLever> worker,
            InstantSource clock,
            Consumer<String> progress) {
        try {
            var restore = new LocalRestoreLever(
                    sandbox, config.restore().copyThreads(), config.restore().limit(), clock, progress);
            restore.rehearse();
            return new EmbeddedDeployment(config, sandbox, worker.apply(sandbox), restore);
        } catch (RuntimeException | Error broken) {
            sandbox.close();
            throw broken;
        }
    }

    static SandboxSpec spec(DrillConfig config, DrillId id, Path work) {
        SandboxConfig said = config.deployment().sandbox().orElseThrow();
        return new SandboxSpec(
                work.resolve("sandbox").resolve(id.value()),
                work.resolve("postgres"),
                said.postgresHome(),
                config.release().rollback(),
                config.release().candidate(),
                new Regression(said.regressionErrorRate(), said.regressionLatency()),
                said.rateLimits(),
                said.workerPoll(),
                said.workerBatch(),
                said.claimTimeout(),
                said.maxAttempts(),
                said.workTime(),
                said.archiveTimeout(),
                config.sample(),
                said.sampleNodes(),
                said.defect().map(Defects::named));
    }

    @Override
    public ApiTarget api() {
        return at("balancer", sandbox.balancer());
    }

    @Override
    public List<ApiTarget> replicas() {
        return sandbox.replicas().stream()
                .map(replica -> at(replica.name(), replica.url()))
                .toList();
    }

    @Override
    public ApiTarget at(String name, URI url) {
        return new ApiTarget(name, url, sandbox.apiKey(), timeout);
    }

    @Override
    public DatabaseAccess database() {
        var login = sandbox.readOnlyLogin();
        return new DatabaseAccess(login.jdbcUrl(), login.user(), login.password());
    }

    @Override
    public boolean sameDatabaseAddress() {
        return sandbox.database().jdbcUrl().equals(sandbox.database().jdbcUrlForServices());
    }

    @Override
    public Duration claimTimeout() {
        return config.deployment().sandbox().orElseThrow().claimTimeout();
    }

    @Override
    public List<URI> dashboards() {
        return config.monitoring().dashboards().stream()
                .map(url -> url.equals(MonitoringConfig.SANDBOX)
                        ? sandbox.monitor().resolve("/dashboard")
                        : URI.create(url))
                .toList();
    }

    @Override
    public Optional<URI> alertApi() {
        return config.monitoring()
                .alertApi()
                .map(url -> url.equals(MonitoringConfig.SANDBOX) ? sandbox.monitor() : URI.create(url));
    }

    @Override
    public WorkerLever worker() {
        return worker;
    }

    @Override
    public ReleaseLever release() {
        return release;
    }

    @Override
    public RestoreLever restore() {
        return restore;
    }

    @Override
    public ReplicaLever replica() {
        return replica;
    }

    @Override
    public Path gateDirectory() {
        return sandbox.checkout();
    }

    @Override
    public Map<String, String> gateEnvironment() {
        return sandbox.gateEnvironment();
    }

    @Override
    public List<String> secrets() {
        return List.of(
                sandbox.apiKey(),
                sandbox.database().password(),
                sandbox.readOnlyLogin().password(),
                sandbox.gateEnvironment().get("DATABASE_PASSWORD"));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
