package dev.aionis.drill.config;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** The Deployment of the outbox worker. */
public record KubernetesWorker(
        @Meaning("name of the worker's Deployment")
        @Pattern(regexp = KubernetesConfig.Names.DNS, message = KubernetesConfig.Names.EXPECTED)
        String deployment,

        @Meaning("container whose logs are kept; left out: the first one")
        Optional<String> container) {}
