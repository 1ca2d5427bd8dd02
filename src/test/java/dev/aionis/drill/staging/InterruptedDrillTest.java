package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.StepRecord;
import dev.aionis.drill.sandbox.WorkerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at a drill of a deployment that outlives it. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterruptedDrillTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BY_SIGINT = 130;

    @TempDir
    static Path base;

    private static StagingPlace place;

    @BeforeAll
    static void keep_a_deployment() throws IOException {
        place = StagingPlace.open(base, "interrupted");
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    @Order(1)
    void one_interrupt_brings_the_worker_back_and_leaves_a_full_record() throws Exception {
        StagedDrill drill = drillWithTheWorkerAway();

        drill.interrupt();

        assertThat(drill.exitCode()).as(drill.console()).isEqualTo(BY_SIGINT);
        assertThat(place.sandbox().worker()).isEqualTo(WorkerState.RUNNING);
        assertThat(drill.console())
                .contains("interrupted: undoing 1 disruption, Ctrl-C again leaves that to the dead-man's switch")
                .contains("0 disruptions not undone, record " + place.lastFolder());
        DrillRecord record = RecordFiles.read(place.lastFolder());
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.why()).startsWith("aborted because interrupted from outside; C: step 3 ");
        ScenarioRecord worker = record.scenarios().get(2);
        assertThat(worker.disruptions())
                .singleElement()
                .matches(disruption -> disruption.undo() == DisruptionRecord.Undo.DONE);
        assertThat(worker.steps())
                .extracting(StepRecord::outcome)
                .startsWith(StepOutcome.DONE, StepOutcome.DONE, StepOutcome.BROKEN, StepOutcome.SKIPPED);
        assertThat(place.lastFolder().resolve(RecordFiles.MARKDOWN)).exists();
        assertThat(base.resolve("allure-results/environment.properties"))
                .content()
                .contains("aborted because interrupted from outside");
    }

    @Test
    @Order(2)
    void a_second_interrupt_ends_the_drill_at_once_and_leaves_the_undo_to_the_switch() throws Exception {
        CountDownLatch start = place.hold("worker.start");
        Path journal;
        try {
            StagedDrill drill = drillWithTheWorkerAway();
            drill.interrupt();
            drill.awaitLine("interrupted: undoing 1 disruption");
            drill.awaitLine("taking back 1 disruption");
            assertThat(drill.alive()).as("waits for its undo").isTrue();

            long pressed = System.nanoTime();
            drill.interrupt();

            assertThat(drill.exitCode()).isEqualTo(BY_SIGINT);
            assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(5));
            journal = place.lastFolder().resolve("undo-journal.jsonl");
            assertThat(JournalContents.read(journal).open()).hasSize(1);
            assertThat(drill.console())
                    .contains("interrupted again: 1 disruption left to the dead-man's switch, which writes to "
                            + journal);
            assertThat(place.lastFolder().resolve(RecordFiles.JSON)).doesNotExist();
        } finally {
            start.countDown();
        }
        // the switch goes on for minutes where it can't look: it has to be done before the deployment is gone
        Wait.upTo(LIMIT)
                .forThe("the switch to bring the worker back and to write that down")
                .until(() -> JournalContents.read(journal).open().isEmpty());
        assertThat(place.sandbox().worker()).isEqualTo(WorkerState.RUNNING);
    }

    private static StagedDrill drillWithTheWorkerAway() throws IOException {
        StagedDrill drill =
                place.drill(List.of("-Dgroups=worker", "-Ddrill.set.worker.pause=1m", "-Ddrill.set.abort.latency=10s"));
        drill.awaitStep("C", 3);
        assertThat(place.sandbox().worker()).as("premise").isNotEqualTo(WorkerState.RUNNING);
        return drill;
    }
}
