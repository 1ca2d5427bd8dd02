package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an API server answers, or does not: one clear error. */
class RefusalsTest {

    private static final String SCALE = "/apis/apps/v1/namespaces/aionis/deployments/aionis-worker/scale";

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private KubernetesWorkerLever lever;

    @BeforeEach
    void aionis_runs() {
        cluster = new TestCluster(folder);
        lever = new KubernetesWorkerLever(cluster.cluster(), cluster.config(), folder.resolve("worker"));
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void forbidden_names_what_the_role_lacks() {
        cluster.refuse("PATCH", SCALE, 403, "deployments.apps is forbidden");

        assertThatThrownBy(() -> lever.takeAway(StopMode.STOP).action().get())
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("HTTP 403 for PATCH " + SCALE + " (deployments.apps is forbidden)")
                .hasMessageContaining("may not patch deployments/scale in namespace aionis")
                .hasMessageContaining("HINT: the drill's Role lacks {apiGroups: [\"apps\"],"
                        + " resources: [\"deployments/scale\"], verbs: [\"patch\"]}");
        assertThat(cluster.podsOf("aionis-worker")).hasSize(2);
    }

    @Test
    void a_patch_that_met_another_one_is_sent_again() {
        cluster.refuse("PATCH", SCALE, 409, "the object has been modified");
        cluster.refuse("PATCH", SCALE, 409, "the object has been modified");

        lever.takeAway(StopMode.STOP).action().get();

        assertThat(cluster.changes()).hasSize(3);
        assertThat(cluster.podsOf("aionis-worker")).isEmpty();
    }

    @Test
    void a_conflict_that_stays_is_an_error() {
        for (int i = 0; i < 3; i++) {
            cluster.refuse("PATCH", SCALE, 409, "the object has been modified");
        }

        assertThatThrownBy(() -> lever.takeAway(StopMode.STOP).action().get())
                .hasMessageContaining("HTTP 409 for PATCH " + SCALE + " (the object has been modified)")
                .hasMessageContaining("changed at the same time, at every attempt");
        assertThat(cluster.changes()).hasSize(3);
    }

    @Test
    void an_expired_token_is_said_to_be_one_and_not_shown() {
        cluster.refuse("GET", "/apis/apps/v1/namespaces/aionis/deployments/aionis-worker", 401, "Unauthorized");

        assertThatThrownBy(() -> lever.status())
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("the credentials are not known, or have expired")
                .hasMessageNotContaining("t0ken-of-the-drill");
    }

    @Test
    void a_deployment_that_is_not_there_is_named() {
        cluster.client()
                .apps()
                .deployments()
                .inNamespace("aionis")
                .withName("aionis-worker")
                .delete();

        assertThatThrownBy(() -> lever.takeAway(StopMode.STOP))
                .hasMessageContaining("HTTP 404 for GET /apis/apps/v1/namespaces/aionis/deployments/aionis-worker")
                .hasMessageContaining("no such object in namespace aionis")
                .hasMessageContaining("HINT: look at kubernetes.namespace and the names below it");
    }

    @Test
    void an_api_server_that_is_not_there_is_named() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnreachable("http://127.0.0.1:" + port, "no answer to GET");
    }

    @Test
    void an_api_server_that_does_not_answer_is_not_waited_for_forever() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnreachable("http://127.0.0.1:" + silent.getLocalPort(), "no answer to GET");
        }
    }

    @Test
    void a_context_or_a_kubeconfig_that_is_not_there_is_named() throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        assertThatThrownBy(() -> Cluster.of(with(kubeconfig, null), Instant::now))
                .hasMessageContaining("kubernetes.kubeconfig " + kubeconfig + ", can't be read");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: staging
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: staging, context: {cluster: c, user: u}}]
                """);

        assertThatThrownBy(() -> Cluster.of(with(kubeconfig, "stagin"), Instant::now))
                .hasMessageContaining("kubernetes.context stagin, not in the kubeconfig, expected one of [staging]");
        try (var found = Cluster.of(with(kubeconfig, "staging"), Instant::now)) {
            assertThat(found.transcript()).isBlank();
        }
    }

    private void assertUnreachable(String url, String why) {
        KubernetesConfig config = with(null, null);
        Config access = new ConfigBuilder(Config.empty()).withMasterUrl(url).build();
        long begun = System.nanoTime();
        try (var nobody = new Cluster(ClusterAccess.open(access, config), config, Instant::now)) {
            var unreached = new KubernetesWorkerLever(nobody, config, folder.resolve("nobody"));
            assertThatThrownBy(unreached::status)
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("Kubernetes API at " + url)
                    .hasMessageContaining(why)
                    .hasMessageContaining("HINT: look whether the cluster is up");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    /** With a short limit for calls. */
    private KubernetesConfig with(Path kubeconfig, String context) {
        KubernetesConfig base = cluster.config();
        return new KubernetesConfig(
                base.namespace(),
                Optional.ofNullable(kubeconfig),
                Optional.ofNullable(context),
                Duration.ofMillis(500),
                base.podLimit(),
                base.poll(),
                base.worker(),
                base.api(),
                base.canary(),
                base.restore());
    }
}
