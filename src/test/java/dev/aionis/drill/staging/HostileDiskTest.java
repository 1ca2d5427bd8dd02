package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Pause;
import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.ledger.LedgerFile;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.StepRecord;
import dev.aionis.drill.sandbox.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole drills of a deployment that outlives them, whose records lie on a disk of a few MB: it fills up while the worker
 * is away, or was full, or read-only, before the drill began.
 */
class HostileDiskTest {

    private static final int MEBIBYTE = 1024;

    private static final List<String> WORKER = List.of(
            "-Dgroups=worker",
            "-Ddrill.set.observe.steady-state=1s",
            "-Ddrill.set.worker.pause=1m",
            "-Ddrill.set.abort.latency=30s",
            "-Ddrill.set.abort.interval=500ms");

    private static final Pattern GREW =
            Pattern.compile("undo-journal\\.jsonl|(undo|ledger|samples|hooks)/.*|facts/c-figures-told\\.json");

    @TempDir
    static Path base;

    private static StagingPlace place;

    @BeforeAll
    static void keep_a_deployment() throws IOException {
        place = StagingPlace.open(base, "hostile-disk");
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @BeforeEach
    void forget() {
        place.operator().forget();
    }

    @AfterEach
    void everything_is_as_it_was() {
        assertThat(place.leftByADrill()).isEmpty();
    }

    @Test
    void a_disk_that_fills_up_ends_the_drill_which_undoes_and_writes_its_record_by_the_room_that_it_kept()
            throws Exception {
        try (SmallDisk disk = SmallDisk.at(place.records(), 12 * MEBIBYTE)) {
            StagedDrill drill = drillWithTheWorkerAway(disk);
            List<EvidenceFile> before = EvidenceFolder.clean(disk.lastFolder()).manifest();
            long writes = ledger(disk).size();

            disk.fill();

            assertThat(drill.exitCode()).as(drill.console()).isEqualTo(1);
            assertThat(drill.console())
                    .contains("aborted because 0.0 MB of 12.0 MB are free on the disk of ", ", limit 1 MB")
                    .contains("taking back 1 disruption", "all is taken back")
                    .doesNotContain("could not be written", "\tat ");
            DrillRecord record = RecordFiles.read(disk.lastFolder());
            assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(record.why()).startsWith("aborted because 0.0 MB of 12.0 MB are free");
            ScenarioRecord worker = record.scenarios().get(2);
            assertThat(worker.disruptions())
                    .singleElement()
                    .matches(disruption -> disruption.undo() == DisruptionRecord.Undo.DONE);
            assertThat(worker.steps())
                    .extracting(StepRecord::outcome)
                    .startsWith(StepOutcome.DONE, StepOutcome.DONE, StepOutcome.BROKEN, StepOutcome.SKIPPED);
            assertThat(JournalContents.read(disk.lastFolder().resolve(UndoJournal.FILE))
                            .open())
                    .isEmpty();
            nothingIsLost(disk, before, writes);
            EvidenceFolder folder = EvidenceFolder.clean(disk.lastFolder());
            assertThat(record.evidence())
                    .isNotEmpty()
                    .allMatch(file -> folder.unchanged(file).isPresent());
        }
    }

    @Test
    void a_disk_that_stays_full_costs_the_record_and_neither_the_undo_nor_what_was_there() throws Exception {
        try (SmallDisk disk = SmallDisk.at(place.records(), 12 * MEBIBYTE)) {
            StagedDrill drill = drillWithTheWorkerAway(disk);
            List<EvidenceFile> before = EvidenceFolder.clean(disk.lastFolder()).manifest();
            long writes = ledger(disk).size();

            while (drill.alive()) {
                disk.fill();
                Pause.of(Duration.ofMillis(1));
            }

            assertThat(drill.exitCode()).as(drill.console()).isEqualTo(1);
            assertThat(drill.console())
                    .contains("all is taken back", ": fail, aborted because 0.0 MB of 12.0 MB are free")
                    .containsPattern("NO RECORD  evidence \\S+, could not be written: IOException No space left on"
                            + " device; 0.0 MB of 12.0 MB are free on the disk of ")
                    .doesNotContain("interrupted from outside");
            assertThat(place.sandbox().worker()).isEqualTo(WorkerState.RUNNING);
            assertThat(disk.lastFolder().resolve(RecordFiles.JSON)).doesNotExist();
            assertThat(JournalContents.read(disk.lastFolder().resolve(UndoJournal.FILE))
                            .traces())
                    .hasSize(1);
            nothingIsLost(disk, before, writes);
        }
    }

    @Test
    void a_disk_that_is_full_already_is_refused_before_anything_is_changed() throws Exception {
        try (SmallDisk disk = SmallDisk.at(place.records(), 3 * MEBIBYTE)) {
            refused(
                    place.drill(disk, WORKER),
                    "no room for what a drill writes: IOException No space left on device; ",
                    "of 3.0 MB are free on the disk of ",
                    "expected 4 MB and more",
                    "HINT: nothing was changed; make room on that disk");
        }
    }

    @Test
    void a_read_only_disk_is_refused_before_anything_is_changed() throws Exception {
        try (SmallDisk disk = SmallDisk.at(place.records(), 12 * MEBIBYTE)) {
            disk.makeReadOnly();
            refused(
                    place.drill(disk, WORKER),
                    "drill records " + place.records() + ", no folder could be made: Read-only file system",
                    "HINT: nothing was changed; is the disk mounted read-only");
        }
    }

    @Test
    void records_that_the_drills_user_may_not_write_are_refused_before_anything_is_changed() throws Exception {
        Path records = place.records();
        Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            refused(
                    place.drillWithoutPrivilege(WORKER),
                    "drill records " + records + ", no folder could be made: ",
                    ", expected one that user ",
                    " may write to");
        } finally {
            Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_file_where_the_records_should_be_is_refused_before_anything_is_changed() throws Exception {
        Path records = place.records();
        Path aside = Files.move(records, base.resolve("aside"));
        try {
            Files.writeString(records, "somebody's notes");
            refused(
                    place.drill(WORKER),
                    "drill records " + records + ", a file, expected a folder",
                    "HINT: nothing was changed; move that file away");
            assertThat(records).hasContent("somebody's notes");
        } finally {
            Files.delete(records);
            Files.move(aside, records);
        }
    }

    private static void refused(StagedDrill drill, String... said) throws InterruptedException {
        assertThat(drill.exitCode()).as(drill.console()).isEqualTo(1);
        assertThat(drill.console())
                .contains(said)
                .contains("1. The configuration is complete")
                .contains("skipped, the preconditions could not be checked")
                .doesNotContain("\tat ", "NullPointer");
        assertThat(place.operator().asked()).as("no hook was called").isEmpty();
    }

    private static StagedDrill drillWithTheWorkerAway(SmallDisk disk) throws IOException {
        StagedDrill drill = place.drill(disk, WORKER);
        drill.awaitStep("C", 3);
        assertThat(place.sandbox().worker()).as("premise").isNotEqualTo(WorkerState.RUNNING);
        return drill;
    }

    /** What was evidence before the disk was full is there as it was; what still grew has all that it had. */
    private static void nothingIsLost(SmallDisk disk, List<EvidenceFile> before, long writes) throws IOException {
        EvidenceFolder folder = EvidenceFolder.clean(disk.lastFolder());
        assertThat(before)
                .filteredOn(file -> !GREW.matcher(file.path()).matches())
                .hasSizeGreaterThan(20)
                .allMatch(file -> folder.unchanged(file).isPresent());
        LedgerFile ledger = ledger(disk);
        assertThat(ledger.size()).isGreaterThanOrEqualTo(writes);
    }

    private static LedgerFile ledger(SmallDisk disk) throws IOException {
        return LedgerFile.open(disk.lastFolder().resolve("ledger/c-writes.ledger"));
    }
}
