package dev.aionis.drill.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.docker.DrillLabels.Owner;
import dev.aionis.drill.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class LeftoversTest {

    private final DockerClient engine = Engine.connect();
    private final Leftovers leftovers = new Leftovers(engine);
    private final Owner self = Owner.thisJvm();

    @TempDir
    private Path folder;

    private static DrillLabels of(Owner owner) {
        return new DrillLabels("ha_drill_20260228_test_01", UUID.randomUUID().toString(), owner);
    }

    @Test
    void what_a_dead_drill_left_is_removed_and_nothing_else() {
        DrillLabels dead = of(new Owner(self.host(), self.pid(), self.startedAt() - 60_000));
        DrillLabels alive = of(self);
        DrillLabels elsewhere = of(new Owner("another-host", 1, 1));
        var said = new ArrayList<String>();
        try (var ofTheDead = TestContainer.start(engine, dead.asMap());
                var ofTheLiving = TestContainer.start(engine, alive.asMap());
                var ofAnotherHost = TestContainer.start(engine, elsewhere.asMap());
                var foreign = TestContainer.start(engine, Map.of("dev.aionis.drill.unknown", "1"))) {
            engine.createVolumeCmd()
                    .withName(dead.run())
                    .withLabels(dead.asMap())
                    .exec();
            engine.createNetworkCmd()
                    .withName(dead.run())
                    .withLabels(dead.asMap())
                    .exec();

            leftovers.removeOfTheDead(said::add);

            assertThat(leftovers.any(dead.run())).isFalse();
            assertThat(ofTheDead.exists()).isFalse();
            assertThat(ofTheLiving.status()).isEqualTo("running");
            assertThat(ofAnotherHost.status()).isEqualTo("running");
            assertThat(foreign.status()).isEqualTo("running");
            assertThat(said)
                    .contains("removed what drill ha_drill_20260228_test_01 left on the engine when it died")
                    .contains("found containers of drill ha_drill_20260228_test_01 of another-host/1/1, which may be"
                            + " alive: left alone");
        }
    }

    @Test
    void the_broom_removes_what_a_killed_drill_left() throws Exception {
        var starter = new ProcessBuilder(JavaProgram.argv(Starter.class, List.of(folder.toString())))
                .inheritIO()
                .start();
        Path file = folder.resolve("run");
        Wait.upTo(Duration.ofSeconds(60)).forThe("container of the starter").until(() -> Files.exists(file));
        String run = Files.readString(file);
        assertThat(leftovers.any(run)).isTrue();

        starter.destroyForcibly().waitFor();

        Wait.upTo(Duration.ofSeconds(60)).forThe("broom").until(() -> !leftovers.any(run));
    }

    /** A drill to be killed: it starts a broom and a container, and waits. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            DrillLabels labels = DrillLabels.of("ha_drill_20260228_test_02");
            ContainerBroom.start(labels, folder.resolve("broom.log"));
            TestContainer.start(Engine.connect(), labels.asMap());
            Files.writeString(folder.resolve("run.part"), labels.run());
            Files.move(folder.resolve("run.part"), folder.resolve("run"));
            Thread.sleep(300_000);
        }
    }
}
