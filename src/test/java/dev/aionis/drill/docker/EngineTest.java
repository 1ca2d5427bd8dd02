package dev.aionis.drill.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.process.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs no engine: the one that DOCKER_HOST names is never there, whatever else runs on this host. */
class EngineTest {

    @TempDir
    private Path folder;

    @Test
    void an_engine_that_does_not_answer_is_one_clear_error() {
        String host = "unix://" + folder.resolve("no-such.sock");
        CommandResult result = Command.of(JavaProgram.argv(Connecting.class, List.of()))
                .with(Map.of("DOCKER_HOST", host))
                .timeout(Duration.ofMinutes(1))
                .run();

        assertThat(result.stdout().strip()).isEqualTo("""
                Docker Engine, none answers at DOCKER_HOST=%s, expected one
                HINT: start it, or let .ci/docker-engine do so; -Pdrill-local needs none""".formatted(host));
        assertThat(result.stderr()).isEmpty();
    }

    /** A JVM of its own, since Testcontainers looks for an engine once in each. */
    static final class Connecting {

        private Connecting() {}

        public static void main(String[] args) {
            try {
                Engine.connect();
                System.out.println("connected");
            } catch (DrillException clear) {
                System.out.println(clear.getMessage());
            }
            System.exit(0);
        }
    }
}
