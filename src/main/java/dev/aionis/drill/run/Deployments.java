package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the deployment that the configuration names. */
final class Deployments {

    private Deployments() {}

    /** @throws DrillException if it can't be started or does not answer */
    static Deployment open(DrillRun run, DrillSettings settings, Consumer<String> progress) {
        DrillConfig config = run.config();
        Path work = settings.workDirectory();
        return switch (config.deployment().kind()) {
            case EMBEDDED -> EmbeddedDeployment.start(config, run.id(), work, run.clock(), progress);
            case CONTAINERS -> ContainerDeployment.start(config, run.id(), work, run.clock(), progress);
            case EXTERNAL -> new ExternalDeployment(config, new ExternalLevers(LeverScene.of(run, progress)));
        };
    }
}
