package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.WorkerHooks;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a person is given does what the drill's undo would have done: it is run here, by a shell. */
class ByHandTest {

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    @Test
    void a_shell_runs_it_where_and_with_what_the_drill_would() {
        var start =
                hooks.noted("$DRILL_VERB $DRILL_STOP_MODE $DRILL_ID $DRILL_ENVIRONMENT $PLACE \"$(pwd)\"", "touch on");
        HookWorkerLever lever = lever(Map.of("PLACE", "rack 7"), start);
        Undo undo = lever.takeAway(StopMode.KILL).undo();

        String command = lever.byHand(undo).get(0);
        CommandResult byHand = Command.of(List.of("sh", "-c", command)).run();
        lever.undo(undo);

        assertThat(byHand.exitCode()).as(byHand.stderr()).isZero();
        assertThat(command).startsWith("cd " + folder + " && ").contains("PLACE='rack 7' ", "DRILL_VERB=worker.start ");
        assertThat(hooks.calls()).hasSize(2).satisfies(calls -> {
            assertThat(calls.get(0)).isEqualTo(calls.get(1));
        });
    }

    @Test
    void a_secret_is_asked_for_by_its_name_and_not_shown() {
        var start = hooks.noted("started with $PGPASSWORD", "");
        HookWorkerLever lever =
                lever(Map.of("PGPASSWORD", Hooks.SECRET, "URL", "postgres://a:" + Hooks.SECRET + "@b/c"), start);

        String command = lever.byHand(lever.takeAway(StopMode.STOP).undo()).get(0);

        assertThat(command).doesNotContain(Hooks.SECRET);
        CommandResult without = Command.of(List.of("sh", "-c", command)).run();
        assertThat(without.exitCode()).isNotZero();
        assertThat(without.stderr()).contains("PGPASSWORD", "is a secret of hook.environment, export it");
        CommandResult with = Command.of(List.of("sh", "-c", command))
                .with(Map.of("PGPASSWORD", Hooks.SECRET, "URL", "u"))
                .run();
        assertThat(with.exitCode()).as(with.stderr()).isZero();
        assertThat(hooks.calls()).containsExactly("started with " + Hooks.SECRET);
    }

    @Test
    void without_a_status_command_nothing_is_seen() {
        HookWorkerLever lever = lever(Map.of(), hooks.noted("start", ""));

        assertThat(lever.look(lever.takeAway(StopMode.STOP).undo())).isEqualTo(Look.UNSEEN);
    }

    private HookWorkerLever lever(
            Map<String, String> environment, Optional<dev.aionis.drill.config.HookCommand> start) {
        Optional<dev.aionis.drill.config.HookCommand> stop = hooks.noted("stop", "");
        var commands = new WorkerHooks(stop, stop, stop, start, Optional.empty(), Optional.empty());
        return new HookWorkerLever(commands, hooks.runner(environment));
    }
}
