package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.config.KubernetesCanary.Way;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever.Addresses;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's Deployment with a candidate beside it, each way of putting it there. */
class KubernetesReleaseLeverTest {

    private static final String GOOD = "v0.1.8";
    private static final String CANDIDATE = "v0.2.2";

    @TempDir
    private Path folder;

    private TestCluster cluster;

    @BeforeEach
    void aionis_runs() {
        cluster = new TestCluster(folder);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void a_copy_runs_the_candidate_behind_the_same_service_and_is_gone_after() {
        KubernetesReleaseLever lever = lever(Way.COPY, null);
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);

        var slice = change.action().get();

        Deployment copy = cluster.deployment("aionis-drill-canary");
        assertThat(copy.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "aionis-ha-drills")
                .containsEntry("aionis.dev/drill", new DrillName(TestCluster.DRILL).label());
        assertThat(copy.getSpec().getReplicas()).isEqualTo(1);
        assertThat(copy.getSpec().getTemplate().getMetadata().getLabels()).containsEntry("app", "aionis-api");
        assertThat(copy.getSpec().getTemplate().getSpec().getContainers())
                .extracting(container -> container.getImage())
                .containsExactly("registry:5000/proxy:1", "registry:5000/aionis/core:v0.2.2");
        assertThat(lever.status())
                .extracting(replica -> replica.release().orElseThrow())
                .containsExactlyInAnyOrder(GOOD, GOOD, CANDIDATE);
        assertThat(slice.canary())
                .hasValueSatisfying(url -> assertThat(lever.status())
                        .filteredOn(replica -> replica.url().equals(url))
                        .extracting(ReplicaStatus::release)
                        .containsExactly(Optional.of(CANDIDATE)));
        assertThat(slice.baseline()).isPresent().isNotEqualTo(slice.canary());
        assertThat(lever.undone(change.undo())).isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(cluster.deployment("aionis-drill-canary")).isNull();
        assertThat(lever.status())
                .hasSize(2)
                .allMatch(replica -> replica.release().equals(Optional.of(GOOD)))
                .allMatch(replica -> replica.ready().orElseThrow());
        lever.undo(change.undo());
        assertThat(lever.logs())
                .extracting(log -> log.getFileName().toString())
                .anyMatch(name -> name.startsWith("aionis-drill-canary-") && name.endsWith(".log"));
    }

    @Test
    void a_standing_canary_is_set_to_the_candidate_and_back_to_its_former_image_and_count() {
        cluster.deploy("aionis-canary", "api", 0);
        KubernetesReleaseLever lever = lever(Way.DEPLOYMENT, "aionis-canary");
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.5);
        assertThat(change.undo().parameters())
                .containsEntry("image", "registry:5000/aionis/core:v0.1.8")
                .containsEntry("replicas", "0");

        change.action().get();

        assertThat(imageOf("aionis-canary")).isEqualTo("registry:5000/aionis/core:v0.2.2");
        assertThat(cluster.podsOf("aionis-canary")).hasSize(2);

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(imageOf("aionis-canary")).isEqualTo("registry:5000/aionis/core:v0.1.8");
        assertThat(cluster.podsOf("aionis-canary")).isEmpty();
    }

    @Test
    void a_rollout_is_held_at_its_first_pod_and_undone_to_the_former_revision() {
        DeploymentSpec before = cluster.deployment("aionis-api").getSpec();
        KubernetesReleaseLever lever = lever(Way.ROLLOUT, null);
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);

        change.action().get();

        assertThat(cluster.deployment("aionis-api").getSpec().getPaused()).isTrue();
        assertThat(lever.status())
                .extracting(replica -> replica.release().orElseThrow())
                .contains(GOOD, CANDIDATE);
        assertThat(lever.undone(change.undo())).isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        DeploymentSpec after = cluster.deployment("aionis-api").getSpec();
        assertThat(after.getTemplate()).isEqualTo(before.getTemplate());
        assertThat(after.getPaused()).isFalse();
        assertThat(lever.status())
                .extracting(replica -> replica.release().orElseThrow())
                .containsExactly(GOOD, GOOD);
    }

    @Test
    void a_rollout_is_undone_at_the_count_that_an_autoscaler_asks_for_meanwhile() {
        KubernetesReleaseLever lever = lever(Way.ROLLOUT, null);
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);
        change.action().get();
        cluster.scale("aionis-api", 3);

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(cluster.podsOf("aionis-api")).hasSize(3);
    }

    /** One that an autoscaler asked for under the drill's load may be on its way, or find no room. */
    @Test
    void a_pod_more_that_is_not_ready_is_nothing_that_the_canary_left() {
        Undo undo = lever(Way.COPY, null).deployCanary(CANDIDATE, GOOD, 0.25).undo();
        cluster.pause("aionis-api");
        cluster.scale("aionis-api", 3);

        assertThat(cluster.podsOf("aionis-api")).hasSize(2);
        assertThat(lever(Way.COPY, null).undone(undo)).isTrue();
    }

    @Test
    void a_rollout_is_over_when_no_other_revision_is_left_and_as_many_are_ready_as_before() {
        assertThat(Workload.rolledOut(deployment(3, 3, 2), 2)).isTrue();
        assertThat(Workload.rolledOut(deployment(3, 2, 3), 2))
                .as("one of another revision")
                .isFalse();
        assertThat(Workload.rolledOut(deployment(2, 2, 1), 2)).as("too few").isFalse();
        assertThat(Workload.rolledOut(deployment(1, 1, 1), 2))
                .as("fewer are asked for")
                .isTrue();
        Deployment unseen = deployment(2, 2, 2);
        unseen.getMetadata().setGeneration(2L);
        assertThat(Workload.rolledOut(unseen, 2))
                .as("the controller has not seen the change")
                .isFalse();
    }

    private static Deployment deployment(int replicas, int updated, int ready) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(1L)
                .withReplicas(replicas)
                .withUpdatedReplicas(updated)
                .withReadyReplicas(ready)
                .endStatus()
                .build();
    }

    @Test
    void the_plan_is_what_is_sent() {
        cluster.deploy("aionis-canary", "api", 0);
        for (Way way : Way.values()) {
            KubernetesReleaseLever lever = lever(way, way == Way.DEPLOYMENT ? "aionis-canary" : null);
            List<String> planned = lever.planned(CANDIDATE, GOOD, 0.25);
            assertThat(cluster.changes()).as("a plan changes nothing").isEmpty();

            var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);
            change.action().get();
            int done = cluster.changes().size();
            lever.undo(change.undo());

            List<String> sent = cluster.changes().stream()
                    .map(call -> call.replaceAll("\"uid\":\"[^\"]+\"", "\"uid\":\"(of the object made)\""))
                    .toList();
            assertThat(planned.subList(0, done)).as("%s", way).isEqualTo(sent.subList(0, done));
            assertThat(planned.subList(done, planned.size()))
                    .isEqualTo(sent.subList(done, sent.size()).stream()
                            .map(call -> "undo: " + call)
                            .toList());
            assertThat(planned).noneMatch(line -> line.contains("l1ve-password"));
            cluster.forget();
        }
    }

    @Test
    void the_rollback_must_end_on_what_runs() {
        assertThatThrownBy(() -> lever(Way.COPY, null).deployCanary(CANDIDATE, "v0.1.7", 0.25))
                .hasMessageContaining("Deployment aionis-api, runs release v0.1.8, expected v0.1.7")
                .hasMessageContaining("HINT: set release.rollback to what runs");
        assertThat(cluster.changes()).isEmpty();
    }

    @Test
    void somebody_elses_deployment_of_that_name_is_never_deleted() {
        KubernetesReleaseLever lever = lever(Way.COPY, null);
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);
        cluster.deploy("aionis-drill-canary", "api", 1);

        assertThatThrownBy(() -> lever.undo(change.undo()))
                .hasMessageContaining(
                        "Deployment aionis-drill-canary, label aionis.dev/drill is missing, expected ha-drill-20260228-01-")
                .hasMessageContaining("left alone");
        assertThat(cluster.deployment("aionis-drill-canary")).isNotNull();
        assertThat(lever.undone(change.undo())).isFalse();
    }

    @Test
    void logs_that_cannot_be_kept_keep_no_candidate_there() throws IOException {
        Files.writeString(folder.resolve("release"), "a file where the logs' folder should be");
        KubernetesReleaseLever lever = lever(Way.COPY, null);
        var change = lever.deployCanary(CANDIDATE, GOOD, 0.25);
        change.action().get();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(cluster.deployment("aionis-drill-canary")).isNull();
        assertThat(lever.logs()).isEmpty();
    }

    @Test
    void a_release_is_known_by_a_replica_set_of_it_and_not_known_otherwise() {
        KubernetesReleaseLever lever = lever(Way.COPY, null);

        assertThat(lever.available(GOOD)).contains(true);
        assertThat(lever.available("v9.9.9")).isEmpty();
    }

    @Test
    void addresses_of_the_configuration_stand_before_those_of_pods() {
        var addresses = new Addresses(
                Optional.of(URI.create("http://canary.example.org")),
                Optional.of(URI.create("http://api.example.org")));
        var lever = new KubernetesReleaseLever(
                cluster.cluster(), cluster.config(), addresses, TestCluster.DRILL, folder.resolve("release"));

        var slice = lever.deployCanary(CANDIDATE, GOOD, 0.25).action().get();

        assertThat(slice.canary()).contains(URI.create("http://canary.example.org"));
        assertThat(slice.baseline()).contains(URI.create("http://api.example.org"));
    }

    @Test
    void shares_come_in_whole_pods() {
        assertThat(CanaryWay.copies(0.25, 2)).isEqualTo(1);
        assertThat(CanaryWay.copies(0.5, 2)).isEqualTo(2);
        assertThat(CanaryWay.copies(0.1, 18)).isEqualTo(2);
        assertThat(Image.parse("registry:5000/aionis/core"))
                .isEqualTo(new Image("registry:5000/aionis/core", Optional.empty()));
        assertThat(Image.parse("core:v1@sha256:0a")).isEqualTo(new Image("core", Optional.of("v1")));
    }

    private KubernetesReleaseLever lever(Way way, String standing) {
        cluster.canary(way, standing);
        return new KubernetesReleaseLever(
                cluster.cluster(),
                cluster.config(),
                new Addresses(Optional.empty(), Optional.empty()),
                TestCluster.DRILL,
                folder.resolve("release"));
    }

    private String imageOf(String deployment) {
        return cluster.deployment(deployment)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(1)
                .getImage();
    }
}
