package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.aionis.drill.aionis.ContractSchema;
import dev.aionis.drill.aionis.LockOwner;
import dev.aionis.drill.aionis.SilentHolder;
import dev.aionis.drill.await.Pause;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * A drill whose undo fails says so beside its verdict, the next one refuses with the residue named, and is let in once it
 * is cleared: by hooks, journals, a database and the command line as they are.
 */
@Tag("long")
class ResidueTest {

    private static final String AWAY = "worker taken away: stop";

    @TempDir
    static Path base;

    private static FilePlace place;

    private final ListAppender<ILoggingEvent> console = new ListAppender<>();

    @BeforeAll
    static void startPlace() throws IOException, SQLException {
        place = FilePlace.in(base);
    }

    @AfterAll
    static void stopPlace() {
        place.close();
    }

    @BeforeEach
    void a_clean_place() throws IOException {
        console.start();
        ((Logger) LoggerFactory.getLogger("drill")).addAppender(console);
        place.mood("serves");
        place.workerRuns(true);
        Files.deleteIfExists(place.hooks().resolve("calls"));
    }

    @AfterEach
    void forget() throws IOException {
        ((Logger) LoggerFactory.getLogger("drill")).detachAppender(console);
        if (Files.exists(place.records())) {
            try (var folders = Files.list(place.records())) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    Files.deleteIfExists(folder.resolve(UndoJournal.FILE));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refuses | exit code 3, expected 0",
                "hangs | not over after 1.0 s",
                "lies | the lever said it was done, but the former state is not there"
            })
    void an_undo_that_fails_is_reported_beside_the_verdict_and_the_next_drill_refuses(String mood, String why)
            throws IOException {
        place.mood(mood);
        DrillRecord record = drillThatLeavesTheWorkerAway();

        // both: what was measured, and what could not be undone
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.scenarios().get(2).criteria()).contains(Judged.MET);
        assertThat(record.why()).contains("undo failed:").contains(why);
        String byHand = "cd " + place.hooks() + " && ";
        assertThat(record.incidentNotes().mitigation())
                .contains(AWAY, why, byHand, "DRILL_STOP_MODE=stop", "DRILL_VERB=worker.start", "./lever")
                .contains("java -jar target/ha-drills.jar undo --config external.yaml");
        assertThat(said()).anyMatch(line -> line.contains("not undone: " + AWAY) && line.contains(why));
        assertThat(said()).anyMatch(line -> line.contains("by hand: " + byHand));
        assertThat(said()).noneMatch(line -> line.contains(ExternalPlace.KEY));

        Looked next = look(DrillMode.DRILL, ResidueOrder.NONE);
        assertThat(next.criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(next.criterion().why())
                .contains(AWAY + " by " + record.drillId() + " of platform-oncall", "still in force")
                .contains("-Ddrill.clear-residue clears exactly that, or without a drill: java -jar");
        assertThat(next.obstacle()).contains("precondition no-residue does not hold");

        CommandResult still = place.undo();
        assertThat(still.exitCode()).as(still.stdout()).isEqualTo(1);
        assertThat(still.stdout())
                .contains("NOT undone: ", why, "by hand: " + byHand)
                .doesNotContain(ExternalPlace.KEY);
        assertThat(still.stderr()).isEmpty();

        place.mood("serves");
        CommandResult mended = place.undo();
        assertThat(mended.exitCode()).as(mended.stdout() + mended.stderr()).isZero();
        assertThat(mended.stdout()).contains(AWAY, "undone, and seen to be");
        assertThat(place.workerRuns()).isTrue();
        assertThat(place.undo().stdout()).startsWith("nothing is left of drills of hostile");

        Looked after = look(DrillMode.DRILL, ResidueOrder.NONE);
        assertThat(after.criterion().status()).isEqualTo(CriterionStatus.MET);
        assertThat(after.criterion().why()).contains("nothing is left of earlier drills");
        assertThat(after.obstacle()).isEmpty();
    }

    @Test
    void a_preflight_names_residue_and_changes_nothing_and_neither_does_a_dry_run() throws IOException {
        place.mood("refuses");
        Path journal = journal(drillThatLeavesTheWorkerAway());
        place.mood("serves");
        String before = Files.readString(journal);

        Looked preflight = look(DrillMode.PREFLIGHT, ResidueOrder.ALL);
        CommandResult dry = place.undo("--dry-run");

        assertThat(preflight.criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(said()).anyMatch(line -> line.contains("clears nothing in a preflight"));
        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.stdout()).contains("looked at only", AWAY, "by hand: cd ");
        assertThat(place.workerRuns()).isFalse();
        assertThat(journal).hasContent(before);
    }

    @Test
    void what_somebody_brought_back_is_no_residue_and_is_closed_with_a_note() throws IOException {
        place.mood("refuses");
        Path journal = journal(drillThatLeavesTheWorkerAway());
        place.workerRuns(true);

        assertThat(look(DrillMode.PREFLIGHT, ResidueOrder.NONE).criterion().status())
                .isEqualTo(CriterionStatus.MET);
        assertThat(JournalContents.read(journal).open())
                .as("a preflight writes nothing")
                .hasSize(1);
        Looked drill = look(DrillMode.DRILL, ResidueOrder.NONE);

        assertThat(drill.criterion().status()).isEqualTo(CriterionStatus.MET);
        assertThat(JournalContents.read(journal).open()).isEmpty();
        assertThat(said()).anyMatch(line -> line.contains("its former state is there: no residue"));
        assertThat(place.calls()).as("nothing was started").isEmpty();
    }

    @Test
    void clearing_takes_exactly_the_residue_newest_first_and_the_record_tells() throws IOException, SQLException {
        place.mood("refuses");
        drillThatLeavesTheWorkerAway();
        place.mood("serves");
        Path copies = place.hooks().resolve("copies");
        for (String copy : List.of("ha-drill-20260227-hostile-07", "ha-drill-20260227-production-07", "aionis-live")) {
            Files.writeString(copies.resolve(copy), "");
        }
        String old = "ha-drill-ha_drill_20260101_hostile_01";
        scope(old, "now() - interval '3 days'");
        scope("ha-drill-ha_drill_20260101_other_01", "now() - interval '3 days'");
        scope("ha-drill-ha_drill_20260102_hostile_01", "now() - interval '1 minute'");
        scope("ha-drill-ha_drill_somebody_else", "now() - interval '3 days'");
        Map<String, String> retention = Map.of(
                "safety.scope-retention", "1d",
                "hook.cleanup.command", "[sh, -c, 'echo cleanup $DRILL_SCOPE >> calls']");

        Looked refused = look(DrillMode.DRILL, ResidueOrder.NONE, retention);
        Looked cleared = look(DrillMode.DRILL, ResidueOrder.ALL, retention);

        assertThat(refused.criterion().why())
                .contains(AWAY, "1 nodes in tenant=acme, scope=" + old, "restored copy ha-drill-20260227-hostile-07")
                .doesNotContain("production", "aionis-live", "other", "somebody");
        assertThat(refused.criterion().measured().value()).isEqualTo(3);
        assertThat(place.calls())
                .filteredOn(call -> !call.contains(today()))
                .as("but for the two drills' own scopes")
                .containsExactly("start", "cleanup " + old, "destroy ha-drill-20260227-hostile-07");
        // the operator's command did not remove the nodes, and was not believed
        assertThat(cleared.criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(cleared.criterion().why())
                .contains("left: 1 nodes in tenant=acme, scope=" + old)
                .contains("cleared: " + AWAY)
                .contains("restored copy ha-drill-20260227-hostile-07");
        assertThat(copies.resolve("ha-drill-20260227-hostile-07")).doesNotExist();
        assertThat(copies.resolve("ha-drill-20260227-production-07")).exists();
        assertThat(copies.resolve("aionis-live")).exists();
        assertThat(cleared.folder().resolve("residue/preconditions-found.json"))
                .content()
                .contains("\"outcome\" : \"cleared\"", "not cleared: ", "hook.cleanup: it succeeded, and left 1 nodes");
    }

    @Test
    void a_damaged_journal_is_residue_that_only_a_person_clears() throws IOException {
        place.mood("refuses");
        Path journal = journal(drillThatLeavesTheWorkerAway());
        Files.writeString(journal, Files.readString(journal).replace("\"event\":\"opened\"", "\"event\":\"op"));

        Looked next = look(DrillMode.DRILL, ResidueOrder.ALL);
        CommandResult undo = place.undo();

        assertThat(next.criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(next.criterion().why()).contains("undo journal " + journal, "line 2 is damaged");
        assertThat(undo.exitCode()).isEqualTo(1);
        assertThat(undo.stdout()).contains("line 2 is damaged", "by hand: # look at each thing");
    }

    @Test
    void what_a_living_drill_changed_is_its_own_and_a_killed_ones_is_residue() throws IOException {
        try (var drill = Victim.start(place)) {
            CommandResult undo = place.undo();

            assertThat(undo.exitCode()).isEqualTo(1);
            assertThat(undo.stdout())
                    .startsWith("refused: environment hostile, drill " + drill.id + " of platform-oncall on ")
                    .contains(" runs in it since ", "HINT: wait until it has ended");
            assertThat(place.workerRuns()).as("left alone").isFalse();

            drill.killWithItsSwitch();
            Wait.upTo(Duration.ofSeconds(20)).forThe("its lock to be free").until(ResidueTest::noLockIsHeld);

            assertThat(look(DrillMode.DRILL, ResidueOrder.NONE).criterion().why())
                    .contains(AWAY + " by " + drill.id);
            assertThat(look(DrillMode.DRILL, ResidueOrder.ALL).criterion().status())
                    .isEqualTo(CriterionStatus.MET);
            assertThat(place.workerRuns()).isTrue();
        }
    }

    private static boolean noLockIsHeld() {
        try (Connection owner = Superuser.connect(place.place().server());
                var locks = owner.createStatement()
                        .executeQuery("select count(*) from pg_locks where locktype = 'advisory'")) {
            locks.next();
            return locks.getInt(1) == 0;
        } catch (SQLException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    void a_drill_of_another_host_is_undone_only_by_name() throws IOException {
        place.mood("refuses");
        DrillRecord record = drillThatLeavesTheWorkerAway();
        place.mood("serves");
        onAnotherHost(journal(record));

        assertThat(look(DrillMode.DRILL, ResidueOrder.NONE).criterion().why())
                .contains("its drill ran on ci-runner-7, and nobody can tell from here whether it is over");
        CommandResult all = place.undo();
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.stdout()).contains("refused: if that drill is over, name it by --drill");
        assertThat(place.workerRuns()).isFalse();

        Looked unnamed = look(DrillMode.DRILL, ResidueOrder.ALL);
        assertThat(unnamed.criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(unnamed.criterion().why())
                .contains("if it is, -Ddrill.clear-residue=" + record.drillId() + " clears it");
        assertThat(unnamed.folder().resolve("residue/preconditions-found.json"))
                .content()
                .contains("not cleared: if that drill is over, name it: -Ddrill.clear-residue=" + record.drillId());
        var another = new ResidueOrder(true, Set.of(new DrillId("ha_drill_20260101_hostile_01")));
        assertThat(look(DrillMode.DRILL, another).criterion().status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(place.workerRuns()).as("not cleared silently").isFalse();

        CommandResult named = place.undo("--drill", record.drillId().value());
        assertThat(named.exitCode()).as(named.stdout()).isZero();
        assertThat(place.workerRuns()).isTrue();
    }

    @Test
    void a_drill_of_another_host_is_cleared_by_the_drill_that_names_it_and_the_record_tells() throws IOException {
        place.mood("refuses");
        DrillRecord record = drillThatLeavesTheWorkerAway();
        place.mood("serves");
        onAnotherHost(journal(record));
        Path journal = journal(record);

        Looked named = look(DrillMode.DRILL, new ResidueOrder(true, Set.of(record.drillId())));

        assertThat(named.criterion().status()).isEqualTo(CriterionStatus.MET);
        assertThat(named.criterion().why()).contains("cleared: " + AWAY + " by " + record.drillId());
        assertThat(named.obstacle()).isEmpty();
        assertThat(JournalContents.read(journal).traces())
                .singleElement()
                .satisfies(trace -> assertThat(trace.undoneBy())
                        .as("its journal tells who undid it")
                        .hasValueSatisfying(by -> assertThat(by).startsWith("drill ha_drill_")));
        assertThat(place.workerRuns()).isTrue();
    }

    @Test
    void a_session_that_a_drills_death_left_behind_keeps_nobody_from_undoing() throws IOException {
        place.mood("refuses");
        DrillRecord record = drillThatLeavesTheWorkerAway();
        place.mood("serves");
        var owner = new LockOwner(record.drillId().value(), "hostile", "platform-oncall", "here", record.startedAt());
        try (var silent = SilentHolder.take(place.place().reader(), owner)) {
            CommandResult tooEarly = place.undo();
            assertThat(tooEarly.exitCode()).as(tooEarly.stdout()).isEqualTo(1);
            assertThat(tooEarly.stdout()).startsWith("refused: environment hostile, drill " + record.drillId());
            assertThat(place.workerRuns()).isFalse();

            Pause.of(SilentHolder.QUIET.plusSeconds(1));

            CommandResult undo = place.undo();
            assertThat(undo.exitCode()).as(undo.stdout() + undo.stderr()).isZero();
            assertThat(undo.stdout())
                    .startsWith("note: the environment's lock is held by a session of a dead drill")
                    .contains("undone, and seen to be");
            assertThat(place.workerRuns()).isTrue();
            silent.requireHeld();
        }
    }

    @Test
    void a_value_that_names_no_drill_is_refused() {
        var properties = new Properties();
        assertThat(ResidueOrder.of(properties)).isEqualTo(ResidueOrder.NONE);
        properties.setProperty("drill.clear-residue", "");
        assertThat(ResidueOrder.of(properties)).isEqualTo(ResidueOrder.ALL);
        properties.setProperty("drill.clear-residue", "ha_drill_20260101_hostile_01, ha_drill_20260102_hostile_01");
        assertThat(ResidueOrder.of(properties).drills()).hasSize(2);
        properties.setProperty("drill.clear-residue", "yes");
        assertThatThrownBy(() -> ResidueOrder.of(properties))
                .hasMessageStartingWith("-Ddrill.clear-residue, seen 'yes', expected no value, or drills' ids such as")
                .hasMessageContaining("HINT: nothing was done");
    }

    private static void onAnotherHost(Path journal) throws IOException {
        Files.writeString(
                journal, Files.readString(journal).replaceFirst("\"host\":\"[^\"]*\"", "\"host\":\"ci-runner-7\""));
    }

    @Test
    void the_last_look_believes_no_journal_and_what_nobody_can_look_at_is_unproven() throws IOException {
        assertThat(nothingLeft(Map.of(), () -> {}).status()).isEqualTo(CriterionStatus.MET);

        Criterion again = nothingLeft(Map.of(), () -> place.workerRuns(false));
        assertThat(again.status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(again.why()).contains("left: " + AWAY + " (undone at ", "and not as before now");

        Criterion copy = nothingLeft(
                Map.of(), () -> Files.writeString(place.hooks().resolve("copies/ha-drill-20260227-hostile-08"), ""));
        Files.delete(place.hooks().resolve("copies/ha-drill-20260227-hostile-08"));
        assertThat(copy.why()).contains("left: restored copy ha-drill-20260227-hostile-08");

        Criterion unseen = nothingLeft(
                Map.of("hook.worker", "{stop: {command: [./lever]}, start: {command: [./lever], timeout: 1s}}"),
                () -> {});
        assertThat(unseen.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(unseen.why()).contains("which can't look: " + AWAY);
    }

    private interface Mischief {
        void done() throws IOException;
    }

    /** As the sign-off judges it, after something happened to the environment that the journal does not know. */
    private static Criterion nothingLeft(Map<String, String> more, Mischief mischief) throws IOException {
        place.workerRuns(true);
        var run = new DrillRun(place.settings(DrillMode.DRILL, ResidueOrder.NONE, more), new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        ScenarioLog signOff = run.select(Scenario.SIGN_OFF, List.of("Looked"));
        preconditions.stepStarted(1, "Reached");
        run.configure(preconditions);
        run.connect(preconditions);
        preconditions.stepDone();
        var stage = new Stage(run, signOff);
        stage.undo(stage.make(stage.deployment().worker().takeAway(StopMode.STOP)));
        mischief.done();
        signOff.stepStarted(1, "Looked");
        Criterion judged = new Closing(stage).nothingLeft();
        signOff.stepDone();
        run.close();
        return judged;
    }

    @Test
    void wrong_usage_is_said_in_one_message() throws IOException {
        assertThat(place.undo("--drill", "ha_drill_20260101_production_01"))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.stderr())
                        .startsWith("drill 'ha_drill_20260101_production_01', expected one of environment hostile")
                        .contains("HINT: nothing was done")
                        .doesNotContain("\tat "));
        assertThat(place.undo("--set", "levers.worker=hoook"))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.stderr()).contains("levers.worker", "hoook", "write hook"));
    }

    private record Looked(Criterion criterion, java.util.Optional<String> obstacle, Path folder) {}

    private static Looked look(DrillMode mode, ResidueOrder clear) throws IOException {
        return look(mode, clear, Map.of());
    }

    /** The next drill, as far as its look for residue. */
    private static Looked look(DrillMode mode, ResidueOrder clear, Map<String, String> more) throws IOException {
        var run = new DrillRun(place.settings(mode, clear, more), new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Looked"));
        ScenarioLog worker = run.select(Scenario.WORKER_RECOVERY, List.of("Taken away"));
        preconditions.begin();
        preconditions.stepStarted(1, "Looked");
        run.configure(preconditions);
        run.connect(preconditions);
        Criterion judged = new ResidueLook(new Stage(run, preconditions)).judged();
        preconditions.stepDone();
        var looked = new Looked(judged, run.obstacle(worker), run.evidence().root());
        run.close();
        return looked;
    }

    private static DrillRecord drillThatLeavesTheWorkerAway() throws IOException {
        var run = new DrillRun(place.settings(DrillMode.DRILL, ResidueOrder.NONE, Map.of()), new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        ScenarioLog worker = run.select(Scenario.WORKER_RECOVERY, List.of("Taken away"));
        preconditions.begin();
        preconditions.stepStarted(1, "Reached");
        run.configure(preconditions);
        run.connect(preconditions);
        preconditions.stepDone();
        worker.begin();
        worker.stepStarted(1, "Taken away");
        var stage = new Stage(run, worker);
        stage.make(stage.deployment().worker().takeAway(StopMode.STOP));
        worker.judged(Judged.MET);
        worker.stepDone();
        stage.undoAll();
        worker.end();
        run.close();
        DrillRecord record = RecordFiles.read(run.evidence().root());
        Path journal = journal(record);
        // this process lives on; a drill's own does not
        Files.writeString(
                journal,
                Files.readString(journal)
                        .replace("\"process\":" + ProcessHandle.current().pid() + ",", "\"process\":" + dead() + ","));
        return record;
    }

    private static long dead() {
        try {
            Process process = new ProcessBuilder("true").start();
            process.waitFor();
            return process.pid();
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String today() {
        return "ha_drill_"
                + java.time.format.DateTimeFormatter.BASIC_ISO_DATE.format(
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC));
    }

    private static Path journal(DrillRecord record) {
        return place.records().resolve(record.drillId().value()).resolve(UndoJournal.FILE);
    }

    private List<String> said() {
        return console.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void scope(String scope, String writtenAt) throws SQLException {
        String key = "tenant:acme::scope:" + scope;
        try (Connection owner = Superuser.connect(place.place().server())) {
            new ContractSchema(owner).write(key, UUID.randomUUID().toString(), "text");
            owner.createStatement()
                    .execute("update memory_nodes set created_at = " + writtenAt + " where scope = '" + key + "'");
        }
    }

    /** A drill in another process, killed at the latest when the test is over. */
    private static final class Victim implements AutoCloseable {

        private final Process process;
        private final String id;

        private Victim(Process process, String id) {
            this.process = process;
            this.id = id;
        }

        static Victim start(FilePlace place) throws IOException {
            var args = new ArrayList<>(
                    List.of(base.toString(), place.place().configuration().toString()));
            place.values(Map.of("deployment.external.api", FilePlace.NOBODY.toString()))
                    .forEach((key, value) -> args.add(key + "=" + value));
            var builder = new ProcessBuilder(JavaProgram.argv(DrillToKill.class, args)).redirectErrorStream(true);
            builder.environment().putAll(FilePlace.environment());
            Process process = builder.start();
            var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            String made = output.lines()
                    .filter(line -> line.startsWith("made "))
                    .findFirst()
                    .orElseThrow();
            return new Victim(process, made.substring("made ".length()));
        }

        /** Frozen first: each of the two undoes when it sees the other die. */
        void killWithItsSwitch() {
            Command.of(List.of("kill", "-STOP", Long.toString(process.pid()))).run();
            process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            killWithItsSwitch();
        }
    }
}
