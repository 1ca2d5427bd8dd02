package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.lever.hook.HookScene;
import dev.aionis.drill.model.DrillId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What levers are made for: a drill that runs, or the plan of one.
 *
 * @param work for what levers need on this machine while the drill lives
 * @param progress told in one line each where a long job is
 */
record LeverScene(
        DrillConfig config, DrillId id, InstantSource clock, Path work, HookScene hooks, Consumer<String> progress) {

    static LeverScene of(DrillRun run, Consumer<String> progress) {
        return new LeverScene(
                run.config(),
                run.id(),
                run.clock(),
                run.settings().workDirectory(),
                run.hooks().scene(progress),
                progress);
    }
}
