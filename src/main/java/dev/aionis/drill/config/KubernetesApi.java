package dev.aionis.drill.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** The Deployment of the API. */
public record KubernetesApi(
        @Meaning("name of the API's Deployment")
        @Pattern(regexp = KubernetesConfig.Names.DNS, message = KubernetesConfig.Names.EXPECTED)
        String deployment,

        @Meaning("container that runs Aionis; left out: the first one")
        Optional<String> container,

        @Meaning("image without tag, to which a release is the tag; left out: the running container's")
        Optional<String> image,

        @Meaning("port of the container, at which a pod is reached by itself") @Default("3001") @Min(1) @Max(65535)
        int port) {}
