package dev.aionis.drill.config;

import java.time.Duration;
import java.util.Optional;

/** Containers of a Docker host that docker levers move; the host is that of DOCKER_HOST, or this one. */
public record DockerConfig(
        @Meaning("the worker's container; needed by levers.worker: docker with deployment.kind external")
        Optional<ContainerConfig> worker,

        @Meaning("time that a stopped container has to end in good order before it is killed")
        @Default("10s")
        @Lasting(min = "0s", max = "10m")
        Duration stopGrace) {}
