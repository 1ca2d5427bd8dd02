package dev.aionis.drill.config;

import java.util.Optional;

/** The system under drill: one that the drill starts itself, or one that is there. */
public record DeploymentConfig(
        @Meaning("embedded: a sandbox that the drill starts and ends; external: a deployment that is there")
        Kind kind,

        @Meaning("the embedded deployment; needed by kind embedded")
        Optional<SandboxConfig> sandbox,

        @Meaning("where the external deployment is; needed by kind external")
        Optional<ExternalConfig> external) {

    /** Where the system under drill comes from. */
    public enum Kind {
        EMBEDDED,
        EXTERNAL
    }
}
