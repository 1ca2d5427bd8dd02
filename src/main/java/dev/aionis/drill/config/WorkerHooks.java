package dev.aionis.drill.config;

import dev.aionis.drill.model.StopMode;
import java.util.Optional;

/** Commands that take the worker away and bring it back. */
public record WorkerHooks(
        @Meaning("ends the worker in good order; needed by worker.stop: stop")
        Optional<HookCommand> stop,

        @Meaning("kills it as kill -9 does; needed by worker.stop: kill")
        Optional<HookCommand> kill,

        @Meaning("lets it stand still with its connections open; needed by worker.stop: freeze")
        Optional<HookCommand> freeze,

        @Meaning("brings it back from any of these, and does no harm where it runs; always needed")
        Optional<HookCommand> start,

        @Meaning("exit code 0 where it runs, apart from the API, 75 where it does not;"
                + " without it nobody looks whether the worker is back")
        Optional<HookCommand> status,

        @Meaning("prints the worker's log since DRILL_LOGS_SINCE; without it there is no such evidence")
        Optional<HookCommand> logs) {

    /** The command that takes the worker away so. */
    public Optional<HookCommand> of(StopMode mode) {
        return switch (mode) {
            case STOP -> stop;
            case KILL -> kill;
            case FREEZE -> freeze;
        };
    }
}
