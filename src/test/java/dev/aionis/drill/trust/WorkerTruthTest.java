package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.cli.SampleRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real record, a sample whose moments are read from it, beside logs that its worker might have left. */
class WorkerTruthTest {

    private static final Path SAMPLE = SampleRecord.folders().get(0);
    private static final ScenarioRecord WORKER = RecordFiles.read(SAMPLE).scenarios().stream()
            .filter(scenario -> scenario.id().equals("C"))
            .findFirst()
            .orElseThrow();
    private static final Instant STOPPED =
            RecordedMoments.instant(WORKER, "worker.stoppedAt").orElseThrow();
    private static final Instant RESTARTED =
            RecordedMoments.instant(WORKER, "worker.restartedAt").orElseThrow();
    private static final RecordedMoments TOOK =
            RecordedMoments.measured(WORKER, "backlog.drain").orElseThrow();
    private static final Instant DRAINED = RESTARTED.plus(TOOK.seconds("value"));
    private static final Duration BOUND = TOOK.seconds("plusMinus");

    @TempDir
    Path folder;

    @Test
    void drained_lies_between_the_last_batch_that_left_too_much_and_the_next() throws IOException {
        Comparison drain = compared(
                "drain-time",
                line(DRAINED.minusMillis(100), "batch of 20 done, 100000 pending"),
                line(DRAINED.plusMillis(50), "batch of 9 done, 0 pending"));

        assertThat(drain.inside()).isTrue();
        assertThat(drain.error()).isZero();
        assertThat(drain.bound()).isCloseTo(BOUND.toNanos() / 1e9, within(1e-4));
    }

    @Test
    void what_came_in_after_a_batch_may_take_it_out_of_the_range_until_the_next() throws IOException {
        Comparison drain = compared(
                "drain-time",
                line(DRAINED.minus(BOUND).minusMillis(150), "batch of 20 done, 100000 pending"),
                line(DRAINED.minus(BOUND).minusMillis(100), "batch of 20 done, 0 pending"),
                line(DRAINED.plusMillis(2), "batch of 100000 done, 0 pending"),
                line(DRAINED.plusMillis(50), "batch of 1 done, 0 pending"));

        assertThat(drain.inside()).isTrue();
        assertThat(drain.error()).isZero();
    }

    @Test
    void a_batch_that_left_too_much_after_the_stated_end_speaks_against_it() throws IOException {
        Duration late = BOUND.plusMillis(150);

        Comparison drain = compared(
                "drain-time",
                line(DRAINED.plus(late), "batch of 20 done, 100000 pending"),
                line(DRAINED.plus(late).plusMillis(100), "batch of 9 done, 0 pending"));

        assertThat(drain.inside()).isFalse();
        assertThat(drain.error()).isCloseTo(late.toNanos() / 1e9, within(0.002));
    }

    @Test
    void a_sign_of_life_in_the_pause_speaks_against_it() throws IOException {
        String figure = "pause of the worker";
        assertThat(compared(figure, line(STOPPED.minusMillis(70), "batch of 3 done, 0 pending"))
                        .inside())
                .isTrue();

        Comparison alive = compared(figure, line(STOPPED.plusSeconds(1), "batch of 3 done, 0 pending"));

        assertThat(alive.inside()).isFalse();
        assertThat(alive.error()).isCloseTo(1.0, within(0.002));
    }

    private static String line(Instant at, String said) {
        return at.truncatedTo(ChronoUnit.MILLIS) + " worker info " + said;
    }

    private Comparison compared(String figure, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("samples"));
        Files.copy(
                SAMPLE.resolve("samples").resolve("c-backlog.csv"),
                folder.resolve("samples").resolve("c-backlog.csv"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(folder.resolve("logs").resolve("c-worker.log"), List.of(lines));
        return WorkerTruth.of(folder, WORKER).stream()
                .filter(one -> one.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }
}
