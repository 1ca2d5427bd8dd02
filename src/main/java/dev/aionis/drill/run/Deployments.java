package dev.aionis.drill.run;

import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.model.DrillException;
import java.util.function.Consumer;

/** Opens the deployment that the configuration names. */
final class Deployments {

    private Deployments() {}

    /** @throws DrillException if it can't be started or does not answer */
    static Deployment open(DrillRun run, DrillSettings settings, Consumer<String> progress) {
        if (run.config().deployment().kind() == DeploymentConfig.Kind.EMBEDDED) {
            return EmbeddedDeployment.start(run.config(), run.id(), settings.workDirectory(), run.clock(), progress);
        }
        throw new DrillException(
                "deployment.kind external, seen in " + settings.configFile()
                        + ", but this version has no levers for deployments that it did not start",
                "nothing was touched; -Pdrill-local drills the embedded deployment");
    }
}
