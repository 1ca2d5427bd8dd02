package dev.aionis.drill.run;

import dev.aionis.drill.config.DeploymentConfig;
import java.util.function.Consumer;

/** Opens the deployment that the configuration names. */
final class Deployments {

    private Deployments() {}

    /** @throws DrillException if it can't be started or does not answer */
    static Deployment open(DrillRun run, DrillSettings settings, Consumer<String> progress) {
        if (run.config().deployment().kind() == DeploymentConfig.Kind.EMBEDDED) {
            return EmbeddedDeployment.start(run.config(), run.id(), settings.workDirectory(), run.clock(), progress);
        }
        return new ExternalDeployment(run.config(), new ExternalLevers(run, progress));
    }
}
