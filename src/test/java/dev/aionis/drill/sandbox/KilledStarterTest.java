package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aionis.drill.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A starter that is killed with kill -9 leaves nothing: no process, no directory. */
@Tag("long")
class KilledStarterTest {

    @TempDir
    private Path folder;

    /** Starts a sandbox in a JVM of its own and waits to be killed. */
    public static final class Starter {

        private Starter() {}

        public static void main(String[] args) {
            Sandbox.start(SharedSandbox.spec(Path.of(args[0])), System.out::println);
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void nothing_is_left_five_seconds_after_kill_9() throws Exception {
        Path directory = folder.resolve("sandbox");
        Path output = folder.resolve("starter.log");
        Process starter = new ProcessBuilder(JavaProgram.argv(Starter.class, List.of(directory.toString())))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        List<ProcessHandle> started;
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(output).contains("sandbox steady"));
            started = starter.descendants().toList();
        } finally {
            starter.destroyForcibly();
        }
        assertThat(started)
                .as("postgres, two replicas, worker, balancer, monitor, broom")
                .hasSizeGreaterThan(6);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(started).noneMatch(ProcessHandle::isAlive);
            assertThat(directory).doesNotExist();
        });
    }
}
