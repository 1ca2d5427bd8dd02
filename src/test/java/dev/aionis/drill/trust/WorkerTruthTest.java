package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real record, whose worker was away from 05:23:53.671 to 05:23:58.784 and whose backlog had drained to its 8 rows after
 * 2.932 s ± 0.05, beside logs that a worker might have left.
 */
class WorkerTruthTest {

    private static final Path SAMPLE = Path.of("docs", "samples", "ha_drill_20261122_local_01");

    @TempDir
    Path folder;

    @Test
    void drained_lies_between_the_last_batch_that_left_too_much_and_the_next() throws IOException {
        Comparison drain = compared("drain-time", "05:24:01.600Z worker info batch of 20 done, 9 pending", """
                05:24:01.750Z worker info batch of 9 done, 8 pending
                """);

        assertThat(drain.inside()).isTrue();
        assertThat(drain.error()).isZero();
        assertThat(drain.bound()).isCloseTo(0.05, within(1e-4));
    }

    @Test
    void a_batch_that_left_too_much_after_the_stated_end_speaks_against_it() throws IOException {
        Comparison drain = compared("drain-time", "05:24:01.900Z worker info batch of 20 done, 9 pending", """
                05:24:02.000Z worker info batch of 9 done, 3 pending
                """);

        assertThat(drain.inside()).isFalse();
        assertThat(drain.error()).isCloseTo(0.184, within(0.001));
    }

    @Test
    void a_sign_of_life_in_the_pause_speaks_against_it() throws IOException {
        assertThat(compared("pause of the worker", "05:23:53.600Z worker info batch of 3 done, 0 pending", "")
                        .inside())
                .isTrue();
        Comparison alive = compared("pause of the worker", "05:23:54.671Z worker info batch of 3 done, 0 pending", "");
        assertThat(alive.inside()).isFalse();
        assertThat(alive.error()).isCloseTo(1.0, within(0.001));
    }

    private Comparison compared(String figure, String line, String more) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("samples"));
        Files.write(
                folder.resolve("samples").resolve("c-backlog.csv"),
                Files.readAllBytes(SAMPLE.resolve("samples").resolve("c-backlog.csv")));
        List<String> lines =
                (line + "\n" + more).lines().map(one -> "2026-11-22T" + one).toList();
        Files.write(folder.resolve("logs").resolve("c-worker.log"), lines);
        ScenarioRecord worker = RecordFiles.read(SAMPLE).scenarios().stream()
                .filter(scenario -> scenario.id().equals("C"))
                .findFirst()
                .orElseThrow();
        return WorkerTruth.of(folder, worker).stream()
                .filter(one -> one.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }
}
