package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.sandbox.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that hangs in the middle of scenario C, as if its machine had no time for it, and one whose JVM is gone. */
@Tag("long")
class StoppedDrillTest {

    /** The longest disruption, what a drill has to answer, and the undo. */
    private static final Duration PROMISED = Duration.ofSeconds(2 + 5 + 10);

    private static final List<String> OPTIONS = List.of(
            "-Dgroups=worker", "-Ddrill.set.safety.longest-disruption.worker=2s", "-Ddrill.set.worker.pause=20s");

    @TempDir
    Path base;

    @Test
    void the_worker_of_a_deployment_of_its_own_is_back_and_the_drill_ends_when_it_goes_on() throws Exception {
        try (var place = StagingPlace.open(base, "stopped")) {
            StagedDrill drill = place.drill(OPTIONS);
            drill.awaitStep("C", 3);
            drill.freeze();
            assertThat(place.sandbox().worker()).isNotEqualTo(WorkerState.RUNNING);

            Wait.upTo(PROMISED).forThe("the worker").until(() -> place.sandbox().worker() == WorkerState.RUNNING);

            drill.thaw();
            assertThat(drill.exitCode()).isNotZero();
            assertThat(RecordFiles.read(place.lastFolder()).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(RecordFiles.read(place.lastFolder()).why()).contains("lasted longer than");
            assertThat(place.leftByADrill()).isEmpty();
        }
    }

    @Test
    void an_embedded_deployment_is_ended_together_with_its_drill() throws Exception {
        Path local = Path.of("drill-config", "local.yaml").toAbsolutePath();
        StagedDrill drill = StagedDrill.of(base, local, OPTIONS);
        drill.awaitStep("C", 3);
        Path sandbox = base.resolve("target").resolve("sandbox");
        assertThat(sandbox).isNotEmptyDirectory();

        drill.freeze();

        Wait.upTo(PROMISED).forThe("the drill's end").until(drill::ended);
        Wait.upTo(PROMISED).forThe("the sandbox to be gone").until(() -> empty(sandbox));
    }

    private static boolean empty(Path directory) throws java.io.IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
