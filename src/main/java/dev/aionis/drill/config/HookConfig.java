package dev.aionis.drill.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The operator's own commands, by which hook levers move a deployment. */
public record HookConfig(
        @Meaning("directory in which the commands run") @Default(".")
        Path directory,

        @Meaning("environment variables for every command, besides the drill's own") @Default("{}")
        Map<String, String> environment,

        @Meaning("how often a job that is under way is asked for its status")
        @Default("2s")
        @Lasting(min = "100ms", max = "10m")
        Duration poll,

        @Meaning("needed by levers.worker: hook") Optional<WorkerHooks> worker,

        @Meaning("needed by levers.release: hook") Optional<ReleaseHooks> release,

        @Meaning("needed by levers.restore: hook") Optional<RestoreHooks> restore,

        @Meaning("needed by levers.replica: hook") Optional<ReplicaHooks> replica,

        @Meaning("removes what the drill wrote: nodes of DRILL_SCOPE of DRILL_TENANT; left out, they stay")
        Optional<HookCommand> cleanup,

        @Meaning("production-scale load by a tool of your own, beside the drill's; left out: the drill's alone")
        Optional<LoadHooks> load) {

    public HookConfig {
        environment = Map.copyOf(environment);
    }

    /** Names the variables but not their values, which may be secret. */
    @Override
    public String toString() {
        return "hooks in " + directory + " with " + environment.keySet();
    }
}
