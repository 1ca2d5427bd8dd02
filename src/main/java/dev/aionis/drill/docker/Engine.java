package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The Docker Engine that {@code DOCKER_HOST} names, or that of this host. */
public final class Engine {

    private Engine() {}

    /**
     * The client; Testcontainers keeps it for the life of this JVM.
     *
     * @throws DrillException if no engine answers, or another one than {@code DOCKER_HOST} names
     */
    public static DockerClient connect() {
        Optional<String> named =
                Optional.ofNullable(System.getenv("DOCKER_HOST")).filter(host -> !host.isBlank());
        try {
            DockerClient client = DockerClientFactory.instance().client();
            URI reached = DockerClientFactory.instance().getTransportConfig().getDockerHost();
            // where the named engine is away Testcontainers takes the next one that it finds
            if (named.isPresent() && !URI.create(named.get()).equals(reached)) {
                throw noAnswer(named);
            }
            return client;
        } catch (IllegalStateException | DockerException notThere) {
            throw noAnswer(named);
        }
    }

    /** The first line of what the engine said. */
    static String said(RuntimeException refused) {
        return String.valueOf(refused.getMessage()).strip().lines().findFirst().orElse("nothing");
    }

    private static DrillException noAnswer(Optional<String> named) {
        return new DrillException(
                "Docker Engine, none answers"
                        + named.map(host -> " at DOCKER_HOST=" + host).orElse(" on this host") + ", expected one",
                "start it, or let .ci/docker-engine do so; -Pdrill-local needs none");
    }
}
