package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;

/** The Docker Engine that {@code DOCKER_HOST} names, or that of this host. */
public final class Engine {

    private static final Pattern MESSAGE = Pattern.compile("\\{\"message\":\"(.*)\"}", Pattern.DOTALL);

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
            if (named.isPresent() && !bare(named.get()).equals(bare(reached.toString()))) {
                throw noAnswer(named);
            }
            return client;
        } catch (IllegalStateException | DockerException notThere) {
            throw noAnswer(named);
        }
    }

    /** What the engine said, taken out of the JSON that it said it in. */
    public static String said(RuntimeException refused) {
        String text = String.valueOf(refused.getMessage()).strip();
        var message = MESSAGE.matcher(text);
        return message.find() ? message.group(1).replace("\\\"", "\"").replace("\\n", " ") : text;
    }

    private static String bare(String host) {
        return host.replaceAll("/+$", "");
    }

    private static DrillException noAnswer(Optional<String> named) {
        return new DrillException(
                "Docker Engine, none answers"
                        + named.map(host -> " at DOCKER_HOST=" + host).orElse(" on this host") + ", expected one",
                "start it, or let .ci/docker-engine do so; -Pdrill-local needs none");
    }
}
