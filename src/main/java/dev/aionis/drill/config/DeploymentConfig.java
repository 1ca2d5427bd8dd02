package dev.aionis.drill.config;

import java.util.Optional;

/** The system under drill: one that the drill starts itself, or one that is there. */
public record DeploymentConfig(
        @Meaning(
                "embedded: a sandbox that the drill starts and ends; containers: the same in containers; external: a deployment that is there")
        Kind kind,

        @Meaning("the deployment that the drill starts; needed by kinds embedded and containers")
        Optional<SandboxConfig> sandbox,

        @Meaning("what its containers run from; needed by kind containers")
        Optional<ContainersConfig> containers,

        @Meaning("where the external deployment is; needed by kind external")
        Optional<ExternalConfig> external) {

    /** Where the system under drill comes from. */
    public enum Kind {
        EMBEDDED,
        CONTAINERS,
        EXTERNAL
    }
}
