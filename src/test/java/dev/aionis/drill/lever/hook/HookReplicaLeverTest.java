package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.ReplicaHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.ReplicaLever.KilledReplica;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that are files: there while they run. */
class HookReplicaLeverTest {

    private static final Optional<HookCommand> NONE = Optional.empty();
    private static final List<URI> BOTH =
            List.of(URI.create("http://127.0.0.1:3001"), URI.create("http://127.0.0.1:3002"));

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    private HookReplicaLever lever(String start, Optional<HookCommand> status, List<URI> replicas) {
        return new HookReplicaLever(
                new ReplicaHooks(
                        Optional.of(hooks.script(
                                "echo kill $DRILL_REPLICA $DRILL_REPLICA_URL >> calls\nrm -f $DRILL_REPLICA")),
                        Optional.of(hooks.script("echo start $DRILL_REPLICA >> calls\n" + start)),
                        status,
                        NONE),
                hooks.runner(),
                replicas,
                Duration.ofSeconds(2));
    }

    private Optional<HookCommand> status() {
        return Optional.of(hooks.script("test -e $DRILL_REPLICA && echo '{\"message\": \"up\"}' || exit 75"));
    }

    @Test
    void the_replica_is_killed_brought_back_and_looked_for() {
        HookReplicaLever lever = lever("touch $DRILL_REPLICA", status(), BOTH);
        Change<KilledReplica> change = lever.kill(Optional.of("api-1"));
        assertThat(hooks.calls()).as("not yet made").isEmpty();
        assertThat(change.undo().parameters()).containsEntry("url", "http://127.0.0.1:3001");

        assertThat(change.action().get()).isEqualTo(new KilledReplica("api-1", "127.0.0.1:3001"));
        assertThat(lever.look(change.undo())).isEqualTo(Look.IN_FORCE);
        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(lever.look(change.undo())).isEqualTo(Look.UNDONE);
        assertThat(hooks.calls()).containsExactly("kill api-1 http://127.0.0.1:3001", "start api-1");
    }

    @Test
    void each_replica_is_looked_at_by_itself() {
        lever("touch $DRILL_REPLICA", status(), BOTH)
                .undo(lever("", status(), BOTH).kill(Optional.of("api-1")).undo());

        assertThat(lever("", status(), BOTH).status())
                .extracting(ReplicaStatus::name, ReplicaStatus::serving)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("api-1", Optional.of(true)),
                        org.assertj.core.groups.Tuple.tuple("api-2", Optional.of(false)));
    }

    @Test
    void a_start_that_exits_with_0_is_not_believed_where_one_can_look() {
        HookReplicaLever lever = lever("", status(), BOTH);
        Change<KilledReplica> change = lever.kill(Optional.empty());
        change.action().get();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isFalse();
        assertThat(hooks.calls()).as("the last, where none is named").contains("start api-2");
    }

    @Test
    void where_nobody_can_look_that_is_said_and_nothing_is_claimed() {
        HookReplicaLever lever = lever("", NONE, BOTH);

        assertThat(lever.gaps()).first().asString().contains("nobody looks whether the replica is back");
        assertThat(lever.status()).extracting(ReplicaStatus::serving).containsOnly(Optional.empty());
        assertThat(lever.look(lever.kill(Optional.empty()).undo())).isEqualTo(Look.UNSEEN);
    }

    @Test
    void the_only_replica_is_not_killed() {
        assertThatThrownBy(() -> lever("", NONE, BOTH.subList(0, 1)).kill(Optional.empty()))
                .hasMessageContaining("deployment.external.replicas, 1 listed, expected at least 2");
        assertThatThrownBy(() -> lever("", NONE, BOTH).kill(Optional.of("api-3")))
                .hasMessageContaining("replica.name is api-3, expected one of [api-1, api-2]");
    }

    @Test
    void a_plan_shows_the_commands_and_the_replica() {
        assertThat(lever("touch $DRILL_REPLICA", NONE, BOTH).planned(Optional.empty()))
                .satisfiesExactly(
                        kill -> assertThat(kill)
                                .startsWith("replica.kill: $ sh -c ")
                                .endsWith(", for api-2 at http://127.0.0.1:3002"),
                        start -> assertThat(start).startsWith("undo: replica.start: $ sh -c "),
                        look -> assertThat(look).startsWith("look: replica.status: no command"));
        assertThat(hooks.calls()).isEmpty();
    }
}
