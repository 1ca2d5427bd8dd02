package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.aionis.drill.model.DrillException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one container is told from all others: by its exact name, by a label, or as the service of a compose project.
 *
 * @param said as a person would say it, e.g. {@code label role=worker}
 * @param name its name, without the slash that the engine puts before it
 * @param labels which it must have, all of them
 */
public record ContainerSelector(String said, Optional<String> name, Map<String, String> labels) {

    private static final String COMPOSE_PROJECT = "com.docker.compose.project";
    private static final String COMPOSE_SERVICE = "com.docker.compose.service";

    public ContainerSelector {
        labels = Map.copyOf(labels);
    }

    public static ContainerSelector named(String name) {
        return new ContainerSelector("name " + name, Optional.of(name), Map.of());
    }

    public static ContainerSelector labelled(String key, String value) {
        return new ContainerSelector("label " + key + "=" + value, Optional.empty(), Map.of(key, value));
    }

    public static ContainerSelector composed(String project, String service) {
        return new ContainerSelector(
                "service " + service + " of compose project " + project,
                Optional.empty(),
                Map.of(COMPOSE_PROJECT, project, COMPOSE_SERVICE, service));
    }

    /**
     * The one that matches, running or not.
     *
     * @throws DrillException if none does, or several, which are then named
     */
    public Container find(DockerClient engine) {
        List<Container> matching = engine.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
                .filter(container -> name.isEmpty() || names(container).anyMatch(name.get()::equals))
                .toList();
        if (matching.size() != 1) {
            throw new DrillException(
                    "container by " + said + ", " + describe(matching) + ", expected exactly one",
                    "see docker ps -a; name one container, or a label that only one has");
        }
        return matching.get(0);
    }

    private static String describe(List<Container> matching) {
        return matching.isEmpty()
                ? "none matches"
                : matching.size() + " match: "
                        + matching.stream()
                                .map(container -> names(container).collect(Collectors.joining("/")) + " ("
                                        + container.getState() + ")")
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private static Stream<String> names(Container container) {
        return Stream.of(container.getNames()).map(name -> name.substring(1));
    }
}
