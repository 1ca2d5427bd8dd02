package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.balancer.BalancerMain;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.monitor.MonitorMain;
import dev.aionis.drill.sandbox.service.Json;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who listens where, and what each process is told in its environment. */
final class Deployment {

    static final List<String> REPLICAS = List.of("api-1", "api-2");

    private final SandboxSpec spec;
    private final SandboxFolders folders;
    private final Secrets secrets;
    private final ServiceHost host;
    private final LoopbackHttp http;
    private final List<Integer> ports = FreePorts.pick(6);

    Deployment(SandboxSpec spec, SandboxFolders folders, Secrets secrets, ServiceHost host, LoopbackHttp http) {
        this.spec = spec;
        this.folders = folders;
        this.secrets = secrets;
        this.host = host;
        this.http = http;
    }

    URI balancer() {
        return url(2);
    }

    URI balancerAdmin() {
        return url(3);
    }

    URI monitor() {
        return url(4);
    }

    private URI worker() {
        return url(5);
    }

    private URI url(int index) {
        return URI.create("http://127.0.0.1:" + ports.get(index));
    }

    ServiceDaemon startBalancer() {
        var environment = Map.of(
                "PORT", port(balancer()),
                "ADMIN_PORT", port(balancerAdmin()),
                "ADMIN_TOKEN", secrets.adminToken(),
                "BALANCER_BACKENDS", target(REPLICAS.get(0), url(0)) + "," + target(REPLICAS.get(1), url(1)));
        var ports = List.of(balancer().getPort(), balancerAdmin().getPort());
        var spec = new ServiceSpec("balancer", BalancerMain.class, told(environment), ports, folders.log("balancer"));
        return ServiceDaemon.start(host, spec, balancerAdmin().resolve("/metrics"), http);
    }

    /** @param database {@code host:port} under which services reach it */
    ServiceDaemon startMonitor(String database) {
        String targets = String.join(
                ",",
                target(REPLICAS.get(0), url(0)) + "/metrics",
                target(REPLICAS.get(1), url(1)) + "/metrics",
                target("worker", worker()) + "/metrics",
                target("balancer", balancerAdmin()) + "/metrics",
                "postgres=tcp://" + database);
        var environment = Map.of("PORT", port(monitor()), "MONITOR_TARGETS", targets);
        var ports = List.of(monitor().getPort());
        var spec = new ServiceSpec("monitor", MonitorMain.class, told(environment), ports, folders.log("monitor"));
        return ServiceDaemon.start(host, spec, monitor().resolve("/-/ready"), http);
    }

    private String target(String service, URI url) {
        return service + "=" + host.amongServices(service, url);
    }

    /** The two API processes behind the balancer, not started yet. */
    List<ApiReplica> replicas(DatabaseLogin login) {
        return List.of(replica(0, login), replica(1, login));
    }

    private ApiReplica replica(int index, DatabaseLogin login) {
        String name = REPLICAS.get(index);
        return new ApiReplica(name, ports.get(index), apiEnvironment(login, true), folders.log(name), host, http);
    }

    /** An API process on another database, on a port of its own, not started yet. */
    ApiReplica isolatedReplica(String name, DatabaseLogin login) {
        int port = FreePorts.pick(1).get(0);
        return new ApiReplica(name, port, apiEnvironment(login, false), folders.log(name), host, http);
    }

    private Map<String, String> apiEnvironment(DatabaseLogin login, boolean behindBalancer) {
        return told(Map.of(
                "DATABASE_URL", login.jdbcUrl(),
                "DATABASE_USER", login.user(),
                "DATABASE_PASSWORD", login.password(),
                "MEMORY_API_KEYS_JSON", Json.text(Json.object().put(secrets.apiKey(), "*")),
                "RATE_LIMIT_ENABLED", Boolean.toString(spec.rateLimits()),
                "TRUST_PROXY", Boolean.toString(behindBalancer)));
    }

    /** The worker, not started yet. */
    OutboxWorker worker(DatabaseLogin login) {
        return worker("worker", worker().getPort(), login);
    }

    /** Another worker, on a port of its own, not started yet. */
    OutboxWorker strayWorker(DatabaseLogin login) {
        return worker("worker-stray", FreePorts.pick(1).get(0), login);
    }

    private OutboxWorker worker(String name, int metricsPort, DatabaseLogin login) {
        var environment = Map.of(
                "DATABASE_URL", login.jdbcUrl(),
                "DATABASE_USER", login.user(),
                "DATABASE_PASSWORD", login.password(),
                "OUTBOX_BATCH_SIZE", Integer.toString(spec.workerBatch()),
                "OUTBOX_POLL_INTERVAL_MS", Long.toString(spec.workerPoll().toMillis()),
                "OUTBOX_CLAIM_TIMEOUT_MS", Long.toString(spec.claimTimeout().toMillis()),
                "OUTBOX_MAX_ATTEMPTS", Integer.toString(spec.maxAttempts()),
                "EMBEDDING_PROVIDER_MS", Long.toString(spec.workerWorkTime().toMillis()));
        return new OutboxWorker(metricsPort, told(environment), folders.log(name), host, http);
    }

    /** What the gates are told; {@code PATH} begins with the checkout's bin. */
    Map<String, String> gateEnvironment(DatabaseLogin login) {
        return told(Map.of(
                "DATABASE_URL", login.jdbcUrl(),
                "DATABASE_USER", login.user(),
                "DATABASE_PASSWORD", login.password(),
                "AIONIS_BASE_URL", balancer().toString(),
                "AIONIS_REPLICA_URLS", url(0) + "," + url(1),
                "AIONIS_API_KEY", secrets.apiKey(),
                "AIONIS_TENANT", spec.sample().tenant(),
                "AIONIS_RELEASE", spec.knownGood(),
                "AIONIS_GATE_PACE_MS", spec.rateLimits() ? "260" : "20",
                "PATH",
                        folders.checkout().resolve("bin") + ":"
                                + System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));
    }

    /** What is wrong on purpose is told to every process; the one that it concerns knows what to do. */
    private Map<String, String> told(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        spec.defect().ifPresent(defect -> all.put(Defects.VARIABLE, defect.id()));
        return all;
    }

    private static String port(URI uri) {
        return Integer.toString(uri.getPort());
    }
}
