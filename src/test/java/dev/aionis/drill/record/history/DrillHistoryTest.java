package dev.aionis.drill.record.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SampleRecords;
import dev.aionis.drill.record.ScenarioVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillHistoryTest {

    @TempDir
    Path records;

    @Test
    void the_last_restore_is_that_of_the_newest_record_whose_scenario_A_passed() throws IOException {
        DrillRecord passed = SampleRecords.pass();
        keep(passed, "ha_drill_20260228_" + passed.environment() + "_01");

        assertThat(new DrillHistory(records).lastRestore(passed.environment())).contains(passed.finishedAt());
        assertThat(new DrillHistory(records).lastRestore("another")).isEmpty();
    }

    @Test
    void a_restore_that_did_not_pass_was_no_rehearsal() throws IOException {
        DrillRecord failed = SampleRecords.fail();
        assertThat(failed.scenarios().get(0).verdict()).as("premise").isNotEqualTo(ScenarioVerdict.PASS);
        keep(failed, "ha_drill_20260228_" + failed.environment() + "_01");

        assertThat(new DrillHistory(records).lastRestore(failed.environment())).isEmpty();
    }

    @Test
    void folders_without_a_readable_record_tell_nothing() throws IOException {
        Files.createDirectory(records.resolve("ha_drill_20260228_staging-ha_07"));
        Path broken = Files.createDirectory(records.resolve("ha_drill_20260228_staging-ha_08"));
        Files.writeString(broken.resolve(RecordFiles.JSON), "{");
        Files.writeString(records.resolve("plan-staging-ha-20260228T101000000Z.md"), "# Plan");

        assertThat(new DrillHistory(records).lastRestore("staging-ha")).isEmpty();
        assertThat(new DrillHistory(records.resolve("none")).lastRestore("staging-ha"))
                .isEmpty();
    }

    @Test
    void a_drill_is_added_as_one_line_and_those_before_it_once() throws IOException {
        keep(SampleRecords.pass(), "ha_drill_20260228_staging-ha_01");
        var history = new DrillHistory(records);

        history.add(Lines.of(2, Lines.figure("rto", 4, 30)));
        history.add(Lines.of(3, Lines.figure("rto", 5, 30)));

        assertThat(Files.readAllLines(records.resolve("history.jsonl"))).hasSize(3);
        assertThat(history.lines("staging-ha"))
                .extracting(line -> line.drillId().value())
                .containsExactly(
                        "ha_drill_20260228_staging-ha_01",
                        "ha_drill_20260302_staging-ha_01",
                        "ha_drill_20260303_staging-ha_01");
        HistoryLine first = history.lines("staging-ha").get(0);
        assertThat(first)
                .isEqualTo(DrillHistory.line(records.resolve(first.drillId().value()), SampleRecords.pass()));
        assertThat(first.figure(TrackedFigure.RTO).orElseThrow().phases())
                .extracting(HistoryLine.PhaseSeconds::name)
                .containsExactly("fetch base backup", "replay WAL", "promote");
    }

    /** A folder may be archived elsewhere: its line stays. */
    @Test
    void the_history_outlives_the_folders_and_is_made_anew_from_them() throws IOException {
        Path folder = keep(SampleRecords.pass(), "ha_drill_20260228_staging-ha_01");
        var history = new DrillHistory(records);
        history.add(Lines.of(2, Lines.figure("rto", 4, 30)));
        List<HistoryLine> both = history.lines("staging-ha");

        Files.move(folder, records.resolve("elsewhere"));
        assertThat(history.lines("staging-ha")).isEqualTo(both);

        Files.move(records.resolve("elsewhere"), folder);
        Files.delete(records.resolve("history.jsonl"));
        assertThat(history.lines("staging-ha")).containsExactly(both.get(0));
    }

    @Test
    void a_damaged_line_is_pointed_out_kept_and_read_from_its_folder() throws IOException {
        keep(SampleRecords.pass(), "ha_drill_20260228_staging-ha_01");
        var history = new DrillHistory(records);
        history.add(Lines.of(2, Lines.figure("rto", 4, 30)));
        Path file = records.resolve("history.jsonl");
        List<String> written = Files.readAllLines(file);
        String cut = written.get(0).substring(0, 50);
        Files.writeString(file, cut + "\n" + written.get(1));

        history.add(Lines.of(3, Lines.figure("rto", 5, 30)));

        assertThat(Files.readAllLines(file)).hasSize(3).startsWith(cut, written.get(1));
        assertThat(history.lines("staging-ha")).hasSize(3);
        assertThat(history.damaged())
                .containsExactly(
                        file + ", line 1: not a line of the history, expected JSON of version 1; it stays as it is,"
                                + " and its drill is read from its folder if that is there");
    }

    @Test
    void lines_that_are_added_at_once_are_all_there() throws Exception {
        var history = new DrillHistory(records);
        var threads = new ArrayList<Thread>();
        for (int day = 1; day <= 20; day++) {
            HistoryLine line = Lines.of(day, Lines.figure("rto", day, 30));
            threads.add(new Thread(() -> history.add(line)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(history.damaged()).isEmpty();
        assertThat(history.lines("staging-ha")).hasSize(20);
    }

    private Path keep(DrillRecord record, String folder) throws IOException {
        Path home = Files.createDirectory(records.resolve(folder));
        RecordFiles.write(new EvidenceFolder(home, new Redactor(List.of())), record);
        return home;
    }
}
