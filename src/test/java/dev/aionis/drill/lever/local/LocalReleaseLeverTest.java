package dev.aionis.drill.lever.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.sandbox.Replica;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
@Tag("long")
class LocalReleaseLeverTest {

    private static final String GOOD = "v0.1.8";
    private static final String CANDIDATE = "v0.2.2";

    private Sandbox sandbox;
    private LocalReleaseLever lever;

    @BeforeEach
    void both_replicas_on_the_known_good_release(Sandbox shared) {
        sandbox = shared;
        lever = new LocalReleaseLever(sandbox);
        assertThat(lever.status())
                .extracting(replica -> replica.release().orElseThrow())
                .containsExactly(GOOD, GOOD);
    }

    @AfterEach
    void leave_them_there() {
        sandbox.restoreRelease(GOOD);
    }

    @Test
    void a_canary_is_deployed_beside_the_baseline_and_rolled_back() {
        Change<CanarySlice> change = lever.deployCanary(CANDIDATE, GOOD, 0.5);
        assertThat(lever.undone(change.undo()))
                .as("nothing is done before the action")
                .isTrue();

        CanarySlice slice = change.action().get();

        List<Replica> replicas = sandbox.replicas();
        assertThat(slice.baseline()).contains(replicas.get(0).url());
        assertThat(slice.canary()).contains(replicas.get(1).url());
        assertThat(lever.status())
                .extracting(ReplicaStatus::release, ReplicaStatus::ready)
                .containsExactly(
                        tuple(Optional.of(GOOD), Optional.of(true)), tuple(Optional.of(CANDIDATE), Optional.of(true)));
        assertThat(lever.undone(change.undo())).as("while the canary is there").isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        List<ReplicaStatus> rolledBack = lever.status();
        assertThat(rolledBack)
                .extracting(replica -> replica.release().orElseThrow())
                .containsExactly(GOOD, GOOD);
        lever.undo(change.undo());
        assertThat(lever.status()).as("undo again restarts nothing").isEqualTo(rolledBack);
    }

    @Test
    void the_two_releases_of_the_sandbox_can_be_deployed_and_no_other() {
        assertThat(lever.available(GOOD)).contains(true);
        assertThat(lever.available(CANDIDATE)).contains(true);
        assertThat(lever.available("v9.9.9")).contains(false);
    }

    @Test
    void replicas_and_migrations_have_logs_and_other_processes_are_left_out() {
        assertThat(lever.logs())
                .extracting(log -> log.getFileName().toString())
                .contains("api-1.log", "api-2.log")
                .anyMatch(name -> name.startsWith("migrate"))
                .allMatch(name -> name.startsWith("api-") || name.startsWith("migrate"))
                .isSorted();
    }
}
