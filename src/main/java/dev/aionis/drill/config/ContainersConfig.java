package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** What the containers of a deployment run from. What the deployment does stands in the section sandbox. */
public record ContainersConfig(
        @Meaning("image of PostgreSQL 15 or newer, with a user postgres") @Default("postgres:16") @NotBlank
        String postgresImage,

        @Meaning("image with Java 17 or newer on its path, for API, worker, balancer and monitor")
        @Default("eclipse-temurin:17-jre")
        @NotBlank
        String javaImage,

        @Meaning("an image that is missing is pulled; a registry that says nothing for this long is given up")
        @Default("20s")
        @Lasting(min = "1s", max = "10m")
        Duration registrySilence) {}
