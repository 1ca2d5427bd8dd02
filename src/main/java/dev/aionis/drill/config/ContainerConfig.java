package dev.aionis.drill.config;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** How one container is told from all others: by name, by label, or as the service of a compose project. */
public record ContainerConfig(
        @Meaning("its exact name, as docker ps shows it") Optional<String> name,

        @Meaning("a label that no other container has, as key=value")
        Optional<@Pattern(regexp = "[^=]+=.*", message = "key=value") String> label,

        @Meaning("its compose project; together with service")
        Optional<String> project,

        @Meaning("its compose service; together with project")
        Optional<String> service) {}
