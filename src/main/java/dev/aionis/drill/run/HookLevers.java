package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.hook.HookLoadLever;
import dev.aionis.drill.lever.hook.HookReleaseLever;
import dev.aionis.drill.lever.hook.HookReplicaLever;
import dev.aionis.drill.lever.hook.HookRestoreLever;
import dev.aionis.drill.lever.hook.HookRunner;
import dev.aionis.drill.lever.hook.HookWorkerLever;
import java.util.Optional;

/** Levers by the operator's commands; the configuration was checked to have them. */
final class HookLevers {

    private final LeverScene scene;
    private HookRunner runner;

    HookLevers(LeverScene scene) {
        this.scene = scene;
    }

    WorkerLever worker() {
        return new HookWorkerLever(hooks().worker().orElseThrow(), runner());
    }

    ReleaseLever release() {
        return new HookReleaseLever(
                hooks().release().orElseThrow(),
                runner(),
                config().release(),
                external(),
                config().rollback().limit());
    }

    RestoreLever restore() {
        return new HookRestoreLever(
                hooks().restore().orElseThrow(),
                runner(),
                external().database(),
                config().restore().limit());
    }

    ReplicaLever replica() {
        return new HookReplicaLever(
                hooks().replica().orElseThrow(),
                runner(),
                external().replicas(),
                config().replica().limit());
    }

    /** With a runner of its own: the undo of another lever ends the hooks of that lever's runner. */
    Optional<HookLoadLever> load() {
        return config().hook()
                .flatMap(hooks -> hooks.load()
                        .map(load -> new HookLoadLever(load, new HookRunner(hooks, scene.hooks(), scene.clock()))));
    }

    /** One for all these levers: their transcripts are numbered together. */
    private HookRunner runner() {
        if (runner == null) {
            runner = new HookRunner(hooks(), scene.hooks(), scene.clock());
        }
        return runner;
    }

    private HookConfig hooks() {
        return config().hook().orElseThrow();
    }

    private ExternalConfig external() {
        return config().deployment().external().orElseThrow();
    }

    private DrillConfig config() {
        return scene.config();
    }
}
