package dev.aionis.drill.config;

import java.util.Optional;

/** Commands that start and stop load of the operator's own, beside the drill's. */
public record LoadHooks(
        @Meaning("starts the load against DRILL_API and returns while it goes on")
        HookCommand start,

        @Meaning(
                "ends it, does no harm where none runs, and prints its summary as its last line; see docs/load-hook.md")
        HookCommand stop,

        @Meaning(
                "exit code 0 where the load runs, 75 where it does not; without it nobody looks whether it has stopped")
        Optional<HookCommand> status) {}
