package dev.aionis.drill.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.aionis.drill.model.DrillException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class ContainerSelectorTest {

    private final DockerClient engine = Engine.connect();
    private final String unique = UUID.randomUUID().toString();

    @Test
    void a_container_is_found_by_name_by_label_and_by_compose_service() {
        var labels =
                Map.of("role", unique, "com.docker.compose.project", unique, "com.docker.compose.service", "worker");
        try (var worker = TestContainer.start(engine, labels)) {
            assertThat(ContainerSelector.named(worker.name()).find(engine).getId())
                    .isEqualTo(worker.id());
            assertThat(ContainerSelector.labelled("role", unique).find(engine).getId())
                    .isEqualTo(worker.id());
            assertThat(ContainerSelector.composed(unique, "worker").find(engine).getId())
                    .isEqualTo(worker.id());
        }
    }

    @Test
    void a_part_of_a_name_is_not_the_name() {
        try (var worker = TestContainer.start(engine, Map.of())) {
            String part = worker.name().substring(0, worker.name().length() - 1);
            assertThatThrownBy(() -> ContainerSelector.named(part).find(engine))
                    .isInstanceOf(DrillException.class)
                    .hasMessageStartingWith(
                            "container by name " + part + ", none matches, expected exactly one\nHINT: ");
        }
    }

    @Test
    void several_that_match_are_named() {
        try (var one = TestContainer.start(engine, Map.of("role", unique));
                var two = TestContainer.start(engine, Map.of("role", unique))) {
            assertThatThrownBy(() -> ContainerSelector.labelled("role", unique).find(engine))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("container by label role=" + unique + ", 2 match: ")
                    .hasMessageContaining(one.name() + " (running)")
                    .hasMessageContaining(two.name() + " (running)");
        }
    }
}
