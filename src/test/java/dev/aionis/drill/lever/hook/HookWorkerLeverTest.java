package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.WorkerHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is a file: there while it runs. */
class HookWorkerLeverTest {

    private static final Optional<HookCommand> NONE = Optional.empty();

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    private HookWorkerLever lever(String start, Optional<HookCommand> status) {
        return new HookWorkerLever(
                new WorkerHooks(
                        hooks.noted("stop", "rm -f worker"),
                        hooks.noted("kill", "rm -f worker"),
                        hooks.noted("freeze", "rm -f worker"),
                        Optional.of(
                                hooks.script("echo start $DRILL_STOP_MODE >> calls\n" + start, Duration.ofSeconds(2))),
                        status,
                        NONE),
                hooks.runner());
    }

    private Optional<HookCommand> status() {
        return Optional.of(hooks.script("test -e worker && echo '{\"message\": \"up\"}' || exit 75"));
    }

    @Test
    void the_worker_is_taken_away_brought_back_and_looked_for() {
        HookWorkerLever lever = lever("touch worker", status());
        Change<WorkerStatus> change = lever.takeAway(StopMode.KILL);
        assertThat(hooks.calls()).as("not yet made").isEmpty();

        assertThat(change.action().get().replicas()).isEqualTo(OptionalInt.of(0));
        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(lever.status()).isEqualTo(new WorkerStatus(OptionalInt.of(1), "of hook.worker.status", "up"));
        assertThat(hooks.calls()).containsExactly("kill", "start kill");
        assertThat(hooks.said()).containsExactly("worker.status: up");
    }

    @Test
    void a_start_that_exits_with_0_is_not_believed_where_one_can_look() {
        HookWorkerLever lever = lever("", status());
        Change<WorkerStatus> change = lever.takeAway(StopMode.STOP);
        change.action().get();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isFalse();
    }

    @Test
    void a_worker_that_takes_its_time_is_waited_for() {
        HookWorkerLever lever = lever("(sleep 0.5; touch worker) >/dev/null 2>&1 &", status());
        Change<WorkerStatus> change = lever.takeAway(StopMode.STOP);
        change.action().get();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
    }

    @Test
    void where_nobody_can_look_the_exit_code_counts_and_that_is_said() {
        HookWorkerLever lever = lever("exit 1", NONE);
        Change<WorkerStatus> change = lever.takeAway(StopMode.FREEZE);

        assertThat(change.action().get().replicas()).isEmpty();
        assertThat(lever.gaps()).first().asString().contains("nobody looks whether the worker is back");
        assertThatThrownBy(() -> lever.undo(change.undo()))
                .hasMessageContaining("hook worker.start")
                .hasMessageContaining("exit code 1");
        assertThat(lever("", NONE).undone(change.undo())).isTrue();
    }

    @Test
    void a_plan_shows_the_commands() {
        assertThat(lever("touch worker", NONE).planned(StopMode.STOP))
                .satisfiesExactly(
                        stop -> assertThat(stop).startsWith("worker.stop: $ sh -c echo stop >> calls"),
                        start -> assertThat(start)
                                .startsWith("undo: worker.start: $ sh -c ")
                                .endsWith(", for at most 2 s"),
                        status -> assertThat(status).isEqualTo("look: worker.status: no command"));
        assertThat(hooks.calls()).isEmpty();
    }
}
