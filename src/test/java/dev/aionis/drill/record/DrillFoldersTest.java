package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.DrillFolders.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillFoldersTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-28");

    @TempDir
    Path parent;

    @Test
    void the_first_drill_of_a_day_gets_01_and_its_empty_folder() {
        Claim claim = folders().claim(DAY, "staging-ha");
        assertThat(claim.id()).hasToString("ha_drill_20260228_staging-ha_01");
        assertThat(claim.folder())
                .isEqualTo(records().resolve("ha_drill_20260228_staging-ha_01"))
                .isEmptyDirectory();
    }

    @Test
    void the_next_one_counts_on_from_the_highest_also_over_gaps_and_past_99() throws IOException {
        Files.createDirectories(records().resolve("ha_drill_20260228_local_07"));
        assertThat(folders().claim(DAY, "local").id()).hasToString("ha_drill_20260228_local_08");
        Files.createDirectories(records().resolve("ha_drill_20260228_local_99"));
        assertThat(folders().claim(DAY, "local").id()).hasToString("ha_drill_20260228_local_100");
        assertThat(folders().claim(DAY, "local").id()).hasToString("ha_drill_20260228_local_101");
    }

    @Test
    void another_day_another_environment_and_foreign_files_do_not_count() throws IOException {
        folders().claim(DAY, "local");
        Files.createFile(records().resolve(".gitkeep"));
        Files.createFile(records().resolve("ha_drill_20260228_local_old"));
        assertThat(folders().claim(DAY.plusDays(1), "local").id()).hasToString("ha_drill_20260301_local_01");
        assertThat(folders().claim(DAY, "local-2").id()).hasToString("ha_drill_20260228_local-2_01");
        assertThat(folders().claim(DAY, "local").id()).hasToString("ha_drill_20260228_local_02");
    }

    @Test
    void drills_that_begin_at_once_get_a_number_each() throws Exception {
        int drills = 16;
        var start = new CyclicBarrier(drills);
        ExecutorService pool = Executors.newFixedThreadPool(drills);
        try {
            List<Future<Claim>> running = new ArrayList<>();
            for (int i = 0; i < drills; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return new DrillFolders(records()).claim(DAY, "local");
                }));
            }
            assertThat(ids(running))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, drills)
                            .mapToObj("ha_drill_20260228_local_%02d"::formatted)
                            .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void an_environment_that_cannot_be_in_an_id_is_refused() {
        assertThatThrownBy(() -> folders().claim(DAY, "../etc"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("environment '../etc' cannot be part of a drill id");
    }

    @Test
    void a_place_that_is_no_folder_is_refused_with_a_hint() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> new DrillFolders(file).claim(DAY, "local"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("HINT");
    }

    private static List<String> ids(List<Future<Claim>> running) throws InterruptedException, ExecutionException {
        var ids = new ArrayList<String>();
        for (Future<Claim> claim : running) {
            ids.add(claim.get().id().value());
        }
        return ids;
    }

    private DrillFolders folders() {
        return new DrillFolders(records());
    }

    private Path records() {
        return parent.resolve("drill-records");
    }

    @Test
    void a_number_that_the_history_remembers_is_not_given_again() throws IOException {
        Files.writeString(
                parent.resolve("history.jsonl"),
                "{\"historyVersion\":1,\"drillId\":\"ha_drill_20260228_staging-ha_07\",\"environment\":\"staging-ha\"}\n");

        assertThat(new DrillFolders(parent)
                        .claim(LocalDate.parse("2026-02-28"), "staging-ha")
                        .id()
                        .value())
                .isEqualTo("ha_drill_20260228_staging-ha_08");
    }
}
