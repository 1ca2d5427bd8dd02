package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesApi;
import dev.aionis.drill.config.KubernetesCanary;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.config.KubernetesRestore;
import dev.aionis.drill.config.KubernetesWorker;
import dev.aionis.drill.model.DrillId;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fabric8's API server, which keeps what it is sent, with controllers that act on it; and a deployment of Aionis. */
final class TestCluster implements AutoCloseable {

    static final String NAMESPACE = "aionis";
    static final DrillId DRILL = new DrillId("ha_drill_20260228_staging-ha_01");
    static final CustomResourceDefinitionContext CLUSTERS = context("clusters", "Cluster");
    static final CustomResourceDefinitionContext BACKUPS = context("backups", "Backup");

    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

    static {
        CHATTER.setLevel(Level.OFF);
    }

    private static final String OURS = "Bearer t0ken-of-the-drill";

    private final List<ApiCall> received = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final Controllers controllers;
    private final Path folder;
    private final Cluster cluster;
    private KubernetesCanary canary =
            new KubernetesCanary(KubernetesCanary.Way.COPY, "aionis-drill-canary", Optional.empty());

    /** An answer in place of the server's own, once. */
    private record Refusal(String method, String path, int status, String message) {}

    TestCluster(Path folder) {
        this.folder = folder;
        Map<ServerRequest, Queue<ServerResponse>> none = new HashMap<>();
        server = new KubernetesMockServer(
                new Context(),
                new MockWebServer(),
                none,
                new Recording(new KubernetesMixedDispatcher(none, List.of(CLUSTERS, BACKUPS))),
                false);
        server.init();
        client = server.createClient();
        cluster = new Cluster(ClusterAccess.open(access(), config()), config(), Instant::now);
        deploy("aionis-worker", "worker", 2);
        deploy("aionis-api", "api", 2);
        controllers = new Controllers(server.createClient());
        settle("aionis-worker", 2);
        settle("aionis-api", 2);
        received.clear();
    }

    KubernetesClient client() {
        return client;
    }

    Cluster cluster() {
        return cluster;
    }

    Config access() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url("/"))
                .withOauthToken(OURS.substring("Bearer ".length()))
                .build();
    }

    /** What the drill sent, in order. */
    List<ApiCall> received() {
        return List.copyOf(received);
    }

    /** Of those the ones that change something, as a plan words them. */
    List<String> changes() {
        return received.stream().filter(ApiCall::changes).map(ApiCall::toString).toList();
    }

    void forget() {
        received.clear();
    }

    void refuse(String method, String path, int status, String message) {
        refusals.add(new Refusal(method, path, status, message));
    }

    void canary(KubernetesCanary.Way way, String standing) {
        canary = new KubernetesCanary(way, "aionis-drill-canary", Optional.ofNullable(standing));
    }

    KubernetesConfig config() {
        return new KubernetesConfig(
                NAMESPACE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMillis(20),
                Optional.of(new KubernetesWorker("aionis-worker", Optional.empty())),
                Optional.of(new KubernetesApi("aionis-api", Optional.of("api"), Optional.empty(), 3001)),
                canary,
                Optional.of(new KubernetesRestore(
                        folder.resolve("copy.yaml"),
                        "aionis-drill-copy",
                        Optional.of("aionis-db"),
                        "{name}-app",
                        "{name}-rw.{namespace}.svc",
                        5432,
                        "DATABASE_URL",
                        "uri",
                        Map.of("WEBHOOKS", "off"))));
    }

    Deployment deployment(String name) {
        return client.apps().deployments().inNamespace(NAMESPACE).withName(name).get();
    }

    List<String> podsOf(String deployment) {
        return client.pods().inNamespace(NAMESPACE).withLabel("owner", deployment).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    void deploy(String name, String container, int replicas) {
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .addToMatchLabels("app", name)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", name)
                        .endMetadata()
                        .withNewSpec()
                        .addNewInitContainer()
                        .withName("migrate")
                        .withImage("registry:5000/aionis/core:v0.1.8")
                        .endInitContainer()
                        .addNewContainer()
                        .withName("proxy")
                        .withImage("registry:5000/proxy:1")
                        .endContainer()
                        .addNewContainer()
                        .withName(container)
                        .withImage("registry:5000/aionis/core:v0.1.8")
                        .withEnv(
                                new EnvVar(
                                        "DATABASE_URL", "postgres://app:l1ve-password@aionis-db-rw:5432/aionis", null),
                                new EnvVar("WEBHOOKS", "on", null),
                                new EnvVar("PORT", "3001", null))
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    /** As a person does, or an autoscaler. */
    void scale(String name, int replicas) {
        change(name, "{\"replicas\":" + replicas + "}");
    }

    /** No more pods are made of it, as where no node has room for them. */
    void pause(String name) {
        change(name, "{\"paused\":true}");
    }

    /** The pod stays on the books when it is deleted, as one does whose containers take their time, and ready as before. */
    void outlive(String pod) {
        finalizers(pod, "[\"aionis.dev/ending\"]");
    }

    void letGo(String pod) {
        finalizers(pod, "null");
    }

    void settle(String name, int replicas) {
        new Workload(cluster, new Paths(NAMESPACE), name, Optional.empty(), Patience.of(config())).awaitReady(replicas);
    }

    @Override
    public void close() {
        controllers.close();
        cluster.close();
        client.close();
        server.destroy();
    }

    /** Bound to no version, since the controllers write to it as well. */
    private void change(String name, String spec) {
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
        Patience.of(config()).forThe("the controllers to see it").until(() -> Workload.observed(deployment(name)));
    }

    private void finalizers(String pod, String all) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":" + all + "}}");
    }

    private static CustomResourceDefinitionContext context(String plural, String kind) {
        return new CustomResourceDefinitionContext.Builder()
                .withGroup("postgresql.cnpg.io")
                .withVersion("v1")
                .withPlural(plural)
                .withKind(kind)
                .withScope("Namespaced")
                .build();
    }

    /** Notes what the drill sends, and answers for logs, which the server does not know. */
    private final class Recording extends Dispatcher {

        private final Dispatcher server;

        Recording(Dispatcher server) {
            this.server = server;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (!OURS.equals(request.getHeader("Authorization"))) {
                return server.dispatch(request);
            }
            String body =
                    new String(request.getBody().getBytes(), StandardCharsets.UTF_8); // reading it would use it up
            received.add(new ApiCall(
                    request.getMethod(),
                    request.getPath(),
                    Optional.ofNullable(request.getHeader("Content-Type")),
                    Optional.ofNullable(body).filter(text -> !text.isEmpty())));
            Refusal refusal = refusals.peek();
            if (refusal != null
                    && refusal.method().equals(request.getMethod())
                    && request.getPath().startsWith(refusal.path())) {
                refusals.remove();
                return new MockResponse()
                        .setResponseCode(refusal.status())
                        .setBody("{\"kind\":\"Status\",\"message\":\"" + refusal.message() + "\"}");
            }
            return request.getPath().contains("/log?")
                    ? new MockResponse().setResponseCode(200).setBody("a line of " + request.getPath() + "\n")
                    : server.dispatch(request);
        }

        @Override
        public void shutdown() {
            server.shutdown();
        }
    }
}
