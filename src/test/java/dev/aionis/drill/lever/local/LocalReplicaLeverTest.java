package dev.aionis.drill.lever.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReplicaLever.KilledReplica;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import dev.aionis.drill.model.DrillException;
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
class LocalReplicaLeverTest {

    private static final String GOOD = "v0.1.8";

    private Sandbox sandbox;
    private LocalReplicaLever lever;

    @BeforeEach
    void both_replicas_serve(Sandbox shared) {
        sandbox = shared;
        lever = new LocalReplicaLever(sandbox);
        assertThat(lever.status()).extracting(ReplicaStatus::serving).containsOnly(Optional.of(true));
    }

    @AfterEach
    void leave_them_so() {
        sandbox.restoreRelease(GOOD);
    }

    @Test
    void a_replica_is_killed_stays_away_and_comes_back_on_its_release() {
        List<Replica> before = sandbox.replicas();
        Change<KilledReplica> change = lever.kill(Optional.empty());
        assertThat(lever.undone(change.undo()))
                .as("nothing is done before the action")
                .isTrue();

        KilledReplica killed = change.action().get();

        assertThat(killed).isEqualTo(new KilledReplica("api-2", before.get(1).identity()));
        assertThat(lever.status())
                .extracting(ReplicaStatus::serving)
                .containsExactly(Optional.of(true), Optional.of(false));
        assertThat(lever.undone(change.undo())).as("while it is away").isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        List<Replica> back = sandbox.replicas();
        assertThat(back).extracting(Replica::release).containsOnly(GOOD);
        assertThat(back.get(0)).as("the other one").isEqualTo(before.get(0));
        assertThat(back.get(1).identity())
                .as("another process")
                .isNotEqualTo(before.get(1).identity());
        lever.undo(change.undo());
        assertThat(sandbox.replicas()).as("undo again restarts nothing").isEqualTo(back);
    }

    @Test
    void a_replica_of_another_name_is_refused_before_anything_is_done() {
        assertThatThrownBy(() -> lever.kill(Optional.of("api-9")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("API replica api-9, there is none, expected one of [api-1, api-2]");
    }

    @Test
    void a_plan_names_signal_and_undo() {
        assertThat(lever.planned(Optional.of("api-1")))
                .containsExactly(
                        "SIGKILL to the process of api-1",
                        "undo: its process is started on the release that it ran, and is in rotation");
    }
}
