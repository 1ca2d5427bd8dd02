package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod of the API's Deployment, deleted by an API server. */
class KubernetesReplicaLeverTest {

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private KubernetesReplicaLever lever;

    @BeforeEach
    void aionis_runs() {
        cluster = new TestCluster(folder);
        lever = new KubernetesReplicaLever(cluster.cluster(), cluster.config(), folder.resolve("replica"));
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void a_killed_pod_is_gone_and_the_deployment_makes_another() {
        List<String> before = cluster.podsOf("aionis-api");
        var change = lever.kill(Optional.empty());
        String victim = change.undo().parameter("pod");
        assertThat(before).hasSizeGreaterThan(1).contains(victim);
        assertThat(cluster.changes()).as("not yet made").isEmpty();

        assertThat(change.action().get().name()).isEqualTo(victim);
        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(cluster.podsOf("aionis-api")).hasSameSizeAs(before).doesNotContain(victim);
        assertThat(cluster.changes())
                .singleElement()
                .asString()
                .matches("DELETE /api/v1/namespaces/aionis/pods/" + victim
                        + " \\{.*\"gracePeriodSeconds\":1,\"preconditions\":\\{\"uid\":\"[0-9a-f-]{36}\"}}");
        assertThat(lever.status()).extracting(ReplicaStatus::serving).containsOnly(Optional.of(true));
    }

    @Test
    void a_pod_is_killed_also_where_its_log_cannot_be_kept() throws IOException {
        Files.writeString(folder.resolve("replica"), "a file where the logs' folder should be");
        var change = lever.kill(Optional.empty());

        change.action().get();

        assertThat(cluster.changes()).hasSize(1);
        assertThat(lever.logs()).isEmpty();
    }

    @Test
    void the_plan_is_what_is_sent() {
        List<String> planned = lever.planned(Optional.empty());
        assertThat(cluster.changes()).as("a plan changes nothing").isEmpty();

        lever.kill(Optional.empty()).action().get();

        assertThat(cluster.changes()).containsExactly(planned.get(0));
        assertThat(planned.get(1)).isEqualTo("undo: wait until Deployment aionis-api has 2 ready pods again");
    }

    @Test
    void a_kill_that_was_never_made_is_undone_as_it_stands() {
        var change = lever.kill(Optional.empty());
        cluster.refuse("DELETE", "/api/v1/namespaces/aionis/pods/", 403, "pods is forbidden");
        assertThatThrownBy(() -> change.action().get()).hasMessageContaining("HTTP 403 for DELETE");

        assertThat(lever.look(change.undo())).isEqualTo(Look.UNDONE);
        lever.undo(change.undo());

        assertThat(cluster.podsOf("aionis-api"))
                .hasSize(2)
                .contains(change.undo().parameter("pod"));
    }

    /** A pod is on the books until its containers have ended, and may be reported as ready until then. */
    @Test
    void a_pod_that_is_on_its_way_out_is_not_held_for_back() {
        var change = lever.kill(Optional.empty());
        String victim = change.undo().parameter("pod");
        cluster.outlive(victim);

        change.action().get();

        assertThat(cluster.podsOf("aionis-api")).contains(victim);
        assertThat(lever.look(change.undo())).isEqualTo(Look.IN_FORCE);

        cluster.letGo(victim);
        lever.undo(change.undo());

        assertThat(lever.look(change.undo())).isEqualTo(Look.UNDONE);
        assertThat(cluster.podsOf("aionis-api")).hasSize(2).doesNotContain(victim);
    }

    @Test
    void fewer_replicas_that_an_autoscaler_asks_for_since_are_enough() {
        var change = lever.kill(Optional.empty());
        change.action().get();
        cluster.scale("aionis-api", 1);
        cluster.settle("aionis-api", 1);

        lever.undo(change.undo());

        assertThat(lever.look(change.undo())).isEqualTo(Look.UNDONE);
    }

    @Test
    void the_only_replica_is_not_killed() {
        cluster.scale("aionis-api", 1);

        assertThatThrownBy(() -> lever.kill(Optional.empty()))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("Deployment aionis-api, asked for 1")
                .hasMessageContaining("expected at least 2 replicas");
    }

    @Test
    void it_says_that_nothing_holds_the_replica_away() {
        assertThat(lever.gaps()).first().asString().contains("can't hold a replica away");
        assertThat(lever.byHand(lever.kill(Optional.empty()).undo()))
                .containsExactly("kubectl --namespace aionis rollout status deployment/aionis-api");
    }
}
