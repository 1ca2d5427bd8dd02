package dev.aionis.drill.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class ImagesTest {

    private final List<String> said = new ArrayList<>();
    private final Images images = new Images(Engine.connect(), Duration.ofSeconds(10), said::add);

    @Test
    void an_image_that_is_there_is_not_pulled() {
        images.require(TestContainer.IMAGE, "deployment.containers.postgres-image");
        assertThat(said).isEmpty();
    }

    @Test
    void an_image_that_cannot_be_had_is_one_clear_error() {
        // a port of loopback where no registry listens
        String image = "127.0.0.1:1/ha-drills/no-such-image:1";
        assertThatThrownBy(() -> images.require(image, "deployment.containers.java-image"))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("image " + image
                        + ", named by deployment.containers.java-image, is not there and could not be pulled: ")
                .hasMessageContaining("connection refused")
                .hasMessageContaining("HINT: ")
                .hasMessageContaining(".ci/local-images");
        assertThat(said).containsExactly("pulling image " + image);
    }
}
