package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's Deployment, moved by an API server. */
class KubernetesWorkerLeverTest {

    private static final String SCALE = "PATCH /apis/apps/v1/namespaces/aionis/deployments/aionis-worker/scale ";

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
    void a_stopped_worker_is_gone_and_comes_back_in_its_former_count() {
        var change = lever.takeAway(StopMode.STOP);
        assertThat(change.undo().parameters())
                .isEqualTo(Map.of("namespace", "aionis", "deployment", "aionis-worker", "replicas", "2"));
        assertThat(lever.byHand(change.undo()))
                .first()
                .isEqualTo("kubectl --namespace aionis scale deployment/aionis-worker --replicas=2");

        var status = change.action().get();

        assertThat(status.replicas()).hasValue(0);
        assertThat(cluster.podsOf("aionis-worker")).isEmpty();
        assertThat(lever.undone(change.undo())).isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(cluster.deployment("aionis-worker").getSpec().getReplicas()).isEqualTo(2);
        assertThat(cluster.podsOf("aionis-worker")).hasSize(2);
        assertThat(lever.status().replicas()).hasValue(2);
        assertThat(cluster.changes())
                .containsExactly(SCALE + "{\"spec\":{\"replicas\":0}}", SCALE + "{\"spec\":{\"replicas\":2}}");
    }

    @Test
    void a_worker_that_an_autoscaler_has_scaled_since_is_back_and_left_at_its_count() {
        var change = lever.takeAway(StopMode.STOP);
        change.action().get();
        lever.undo(change.undo());
        cluster.scale("aionis-worker", 4);
        cluster.settle("aionis-worker", 4);
        cluster.forget();

        assertThat(lever.look(change.undo())).isEqualTo(Look.UNDONE);
        lever.undo(change.undo());

        assertThat(cluster.changes()).isEmpty();
        assertThat(cluster.podsOf("aionis-worker")).hasSize(4);
    }

    @Test
    void a_worker_is_back_in_its_former_count_while_more_are_still_on_their_way() {
        Undo undo = lever.takeAway(StopMode.STOP).undo();
        cluster.pause("aionis-worker");
        cluster.scale("aionis-worker", 4);

        assertThat(cluster.podsOf("aionis-worker")).hasSize(2);
        assertThat(lever.look(undo)).isEqualTo(Look.UNDONE);
    }

    @Test
    void a_worker_that_is_asked_for_and_not_ready_is_not_back() {
        var change = lever.takeAway(StopMode.STOP);
        change.action().get();
        cluster.pause("aionis-worker");
        cluster.scale("aionis-worker", 4);

        assertThat(lever.look(change.undo())).isEqualTo(Look.IN_FORCE);
    }

    @Test
    void a_worker_that_was_never_taken_away_is_back_and_its_undo_sends_nothing() {
        Undo undo = lever.takeAway(StopMode.STOP).undo();
        cluster.scale("aionis-worker", 5);
        cluster.settle("aionis-worker", 5);
        cluster.forget();

        lever.undo(undo);

        assertThat(cluster.changes()).isEmpty();
        assertThat(lever.look(undo)).isEqualTo(Look.UNDONE);
    }

    /** Were pods deleted first, the ReplicaSet would put new ones in their place, which take the claims over. */
    @Test
    void a_killed_worker_is_scaled_down_before_its_pods_are_deleted_one_by_one() {
        List<String> pods = cluster.podsOf("aionis-worker");
        assertThat(pods).hasSize(2);

        lever.takeAway(StopMode.KILL).action().get();

        assertThat(cluster.changes()).hasSize(3);
        assertThat(cluster.changes().get(0)).isEqualTo(SCALE + "{\"spec\":{\"replicas\":0}}");
        assertThat(cluster.changes().subList(1, 3))
                .allSatisfy(call -> assertThat(call)
                        .matches(
                                "DELETE /api/v1/namespaces/aionis/pods/aionis-worker-\\S+ \\{.*\"gracePeriodSeconds\":1,"
                                        + "\"preconditions\":\\{\"uid\":\"[0-9a-f-]{36}\"}}"));
        assertThat(cluster.podsOf("aionis-worker")).isEmpty();
    }

    @Test
    void the_plan_is_what_is_sent() {
        for (StopMode mode : List.of(StopMode.STOP, StopMode.KILL)) {
            List<String> planned = lever.planned(mode);
            assertThat(cluster.changes()).as("a plan changes nothing").isEmpty();

            var change = lever.takeAway(mode);
            change.action().get();
            lever.undo(change.undo());

            List<String> sent = cluster.changes();
            assertThat(planned.subList(0, planned.size() - 1)).isEqualTo(sent.subList(0, sent.size() - 1));
            assertThat(planned.get(planned.size() - 1)).isEqualTo("undo: " + sent.get(sent.size() - 1));
            cluster.forget();
        }
    }

    @Test
    void logs_of_pods_that_are_gone_are_kept() {
        List<String> pods = cluster.podsOf("aionis-worker");
        lever.takeAway(StopMode.KILL).action().get();

        assertThat(lever.logs())
                .extracting(log -> log.getFileName().toString())
                .containsAll(pods.stream().map(pod -> pod + ".log").toList())
                .contains("aionis-worker-events.txt", "kubernetes-calls.txt");
        assertThat(folder.resolve("worker").resolve("kubernetes-calls.txt"))
                .content()
                .contains(SCALE + "{\"spec\":{\"replicas\":0}} -> HTTP 2");
    }

    @Test
    void a_worker_is_not_frozen() {
        assertThatThrownBy(() -> lever.takeAway(StopMode.FREEZE))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(
                        "worker.stop freeze, not offered by levers.worker kubernetes, expected stop or kill");
        assertThat(lever.gaps()).anyMatch(gap -> gap.contains("not frozen"));
        assertThat(cluster.changes()).isEmpty();
    }

    @Test
    void a_worker_that_is_down_already_is_not_taken_away() {
        cluster.scale("aionis-worker", 0);

        assertThatThrownBy(() -> lever.takeAway(StopMode.STOP))
                .hasMessageContaining("Deployment aionis-worker, scaled to 0 already, expected at least one worker");
    }
}
