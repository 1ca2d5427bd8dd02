package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Pause;
import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.ledger.LedgerFile;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.StepRecord;
import dev.aionis.drill.sandbox.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole drills of a deployment that outlives them, in surroundings that fail them: records on a disk that fills up while
 * the worker is away, or was full, or read-only, before the drill began; an operator who can't be reached for the undo;
 * another drill, and a person's undo, while one runs.
 */
@Tag("long")
class HostileSurroundingsTest {

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
        place = StagingPlace.open(base, "hostile-surroundings", StagingPlace.FEWER_GATES);
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

    @Test
    void a_network_that_is_lost_for_good_leaves_residue_which_is_named_refused_and_cleared_when_it_is_back()
            throws Exception {
        try (FarOperator far = place.farOperator()) {
            StagedDrill drill = place.drill(over(far, "safety.undo-attempts=2", "safety.undo-pause=100ms"));
            drill.awaitStep("C", 3);
            far.cut();

            assertThat(drill.exitCode()).as(drill.console()).isEqualTo(1);
            assertThat(place.sandbox().worker()).as("out of reach").isNotEqualTo(WorkerState.RUNNING);
            DrillRecord record = RecordFiles.read(place.lastFolder());
            assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(record.scenarios().get(2).criteria())
                    .extracting(Criterion::id)
                    .as("what was measured")
                    .contains("backlog-grew");
            assertThat(record.incidentNotes().mitigation()).contains("worker taken away: stop", "Connection refused");
            assertThat(drill.console())
                    .contains("undo of 'worker taken away: stop' failed, attempt 1 of 2: hook worker.start")
                    .contains("Drill " + record.drillId() + ": fail, ")
                    .contains("not undone: worker taken away: stop, ")
                    .containsPattern("by hand: cd \\S+/hooks && .*DRILL_VERB=worker\\.start .*\\./ask-far")
                    .contains("or all of it: java -jar target/ha-drills.jar undo --config staging.yaml");

            place.operator().forget();
            StagedDrill next = place.drill(over(far));
            assertThat(next.exitCode()).as(next.console()).isEqualTo(1);
            assertThat(next.console())
                    .contains("residue: worker taken away: stop by " + record.drillId() + " of platform-oncall")
                    .contains("✗ no-residue: 1 piece, objective ≤ 0 pieces: MISSED");
            assertThat(place.operator().asked())
                    .extracting(told -> told.get("DRILL_VERB"))
                    .doesNotContain("worker.stop");

            CommandResult tooEarly = place.undo(undo(far));
            assertThat(tooEarly.exitCode()).as(tooEarly.stdout()).isEqualTo(1);
            assertThat(tooEarly.stdout()).contains("NOT undone: ", "Connection refused", "by hand: cd ");

            far.mend();
            CommandResult undo = place.undo(undo(far));
            assertThat(undo.exitCode()).as(undo.stdout() + undo.stderr()).isZero();
            assertThat(undo.stdout()).contains("worker taken away: stop by " + record.drillId(), "undone, and seen to");
        }
    }

    @Test
    void a_network_that_comes_back_within_the_attempts_of_an_undo_costs_nothing_and_is_told() throws Exception {
        try (FarOperator far = place.farOperator()) {
            StagedDrill drill = place.drill(over(far, "safety.undo-attempts=5", "safety.undo-pause=500ms"));
            drill.awaitStep("C", 3);
            far.swallow();
            drill.awaitLine("failed, attempt 1 of 5: hook worker.start");
            assertThat(place.sandbox().worker()).as("premise").isNotEqualTo(WorkerState.RUNNING);

            far.mend();

            assertThat(drill.exitCode()).as(drill.console()).isZero();
            assertThat(drill.console()).containsPattern("undone at attempt [2-5]: worker taken away: stop");
            DrillRecord record = RecordFiles.read(place.lastFolder());
            assertThat(record.scenarios().get(2).verdict()).isEqualTo(ScenarioVerdict.PASS);
            assertThat(record.scenarios().get(2).disruptions()).singleElement().satisfies(disruption -> {
                assertThat(disruption.undo()).isEqualTo(DisruptionRecord.Undo.DONE);
                assertThat(disruption.note())
                        .startsWith("undone at last; before that: hook worker.start ")
                        .contains("not over after 1.0 s");
            });
        }
    }

    @Test
    void of_two_drills_and_an_undo_in_one_environment_the_first_drill_goes_on_and_passes() throws Exception {
        StagedDrill first = place.drill(List.of("-Dgroups=worker", "-Ddrill.set.worker.pause=12s"));
        first.awaitStep("C", 3);
        Path folder = place.lastFolder();
        JournalHead head =
                JournalContents.read(folder.resolve(UndoJournal.FILE)).head().orElseThrow();
        String whose = "environment hook-test, drill " + head.drill() + " of platform-oncall on " + head.host()
                + " runs in it since " + head.startedAt() + ", expected none";

        StagedDrill second = place.drill(List.of("-Dgroups=worker"));
        CommandResult here = place.undo(List.of());
        CommandResult elsewhere =
                place.undo(List.of("--records", copied(folder, "ci-runner-7").toString(), "--drill", head.drill()));
        int refused = second.exitCode();

        assertThat(first.alive()).as("refused at once").isTrue();
        assertThat(refused).as(second.console()).isEqualTo(1);
        assertThat(second.console())
                .contains(whose)
                .contains("skipped, precondition one-drill does not hold")
                .doesNotContain("worker taken away");
        assertThat(List.of(here, elsewhere)).allSatisfy(undo -> {
            assertThat(undo.exitCode()).as(undo.stdout() + undo.stderr()).isEqualTo(1);
            assertThat(undo.stdout()).startsWith("refused: " + whose).doesNotContain("undone, and seen");
        });
        assertThat(first.exitCode()).as(first.console()).isZero();
        assertThat(place.operator().asked())
                .extracting(told -> told.get("DRILL_VERB"))
                .containsOnlyOnce("worker.stop", "worker.start");
        assertThat(place.undo(List.of()).stdout()).startsWith("nothing is left of drills of hook-test");
    }

    /** The journal of a drill as another host's checkout has it, which can't ask after its process. */
    private static Path copied(Path folder, String host) throws IOException {
        Path records = base.resolve("records-of-" + host);
        Path copy = Files.createDirectories(records.resolve(folder.getFileName()));
        String journal = Files.readString(folder.resolve(UndoJournal.FILE));
        Files.writeString(
                copy.resolve(UndoJournal.FILE),
                journal.replaceFirst("\"host\":\"[^\"]*\"", "\"host\":\"" + host + "\""));
        return records;
    }

    private static List<String> over(FarOperator far, String... more) {
        return Stream.concat(
                        Stream.of("-Dgroups=worker", "-Ddrill.set.worker.pause=4s", "-Ddrill.set.abort.latency=30s"),
                        Stream.concat(far(far), Stream.of(more)).map(value -> "-Ddrill.set." + value))
                .toList();
    }

    private static List<String> undo(FarOperator far) {
        return far(far).flatMap(value -> Stream.of("--set", value)).toList();
    }

    private static Stream<String> far(FarOperator far) {
        return Stream.of(
                "hook.environment.OPERATOR=" + far.port(),
                "hook.worker.start.command=[./ask-far]",
                "hook.worker.start.timeout=1s",
                "hook.worker.status.command=[./ask-far]",
                "hook.worker.status.timeout=1s");
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
