package dev.aionis.drill.lever.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.docker.ContainerSelector;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.docker.TestContainer;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("engine")
class DockerWorkerLeverTest {

    private static final String LABEL = "ha-drills-test";

    private final DockerClient engine = Engine.connect();
    private final String deployment = UUID.randomUUID().toString();
    private final TestContainer worker = start();
    private final String identity = "container " + worker.id().substring(0, 12);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        worker.close();
    }

    private DockerWorkerLever lever() {
        return lever(ContainerSelector.named(worker.name()));
    }

    private DockerWorkerLever labelled() {
        return lever(ContainerSelector.labelled(LABEL, deployment));
    }

    private TestContainer start() {
        return TestContainer.start(engine, Map.of(LABEL, deployment));
    }

    private DockerWorkerLever lever(ContainerSelector selector) {
        return new DockerWorkerLever(
                engine,
                selector,
                Duration.ofSeconds(5),
                folder.resolve("logs"),
                Instant.now().minusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"STOP, exited", "KILL, exited", "FREEZE, paused"})
    void the_container_is_taken_away_and_brought_back(StopMode mode, String state) {
        DockerWorkerLever lever = lever();
        Change<WorkerStatus> change = lever.takeAway(mode);
        assertThat(lever.undone(change.undo()))
                .as("nothing is done before the action")
                .isTrue();

        WorkerStatus away = change.action().get();

        assertThat(away).isEqualTo(new WorkerStatus(OptionalInt.of(0), identity, state));
        assertThat(lever.undone(change.undo())).as("while it is away").isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(lever.status()).isEqualTo(new WorkerStatus(OptionalInt.of(1), identity, "running"));
        lever.undo(change.undo());
        assertThat(lever.undone(change.undo())).as("after undo again").isTrue();
    }

    @Test
    void stop_lets_the_worker_end_in_good_order_and_kill_does_not() throws Exception {
        DockerWorkerLever lever = lever();
        Path log = lever.logs().get(0);
        Wait.upTo(Duration.ofSeconds(10))
                .forThe("worker to be at work")
                .until(() -> Files.readString(lever.logs().get(0)).contains("at work"));

        Change<WorkerStatus> killed = lever.takeAway(StopMode.KILL);
        killed.action().get();
        lever.logs();
        assertThat(Files.readString(log)).doesNotContain("asked to end");
        lever.undo(killed.undo());

        lever.takeAway(StopMode.STOP).action().get();
        lever.logs();
        assertThat(Files.readString(log)).contains("asked to end");
    }

    @Test
    void a_container_that_was_removed_meanwhile_is_one_clear_error() {
        DockerWorkerLever lever = lever();
        Change<WorkerStatus> change = lever.takeAway(StopMode.STOP);
        worker.close();

        assertThatThrownBy(() -> lever.undo(change.undo()))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith(identity + " of the worker, is not there any more, expected it to be kept");
    }

    /** As {@code docker compose up} does, where the image or the configuration is another by then. */
    @Test
    void a_worker_that_runs_in_a_new_container_is_back() {
        Change<WorkerStatus> change = labelled().takeAway(StopMode.KILL);
        change.action().get();
        worker.close();
        try (var successor = start()) {
            DockerWorkerLever lever = labelled();

            lever.undo(change.undo());

            assertThat(lever.undone(change.undo())).isTrue();
            engine.stopContainerCmd(successor.id()).exec();
            assertThatThrownBy(() -> lever.undone(change.undo()))
                    .as("once it is down as well")
                    .hasMessageContaining("is not there any more")
                    .hasMessageContaining("see docker ps -a for its successor, and start that");
            assertThatThrownBy(() -> lever.undo(change.undo())).hasMessageContaining("is not there any more");
            assertThat(successor.status()).as("which is not the drill's").isEqualTo("exited");
        }
    }
}
