package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.SafetyRules;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.load.LoadSummary;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load of the operator's own, by real commands, and by way of the undo journal. */
class LoadHookTest {

    private static final String ID = "ha_drill_20260228_local_01";
    private static final String SUMMARY =
            "{\"requests\":10,\"errors\":0,\"seconds\":2,\"p50Ms\":1,\"p95Ms\":2,\"p99Ms\":3}";

    @TempDir
    private Path folder;

    private Path file;
    private UndoJournal journal;

    @BeforeEach
    void place() {
        file = folder.resolve(UndoJournal.FILE);
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void it_is_started_stopped_once_and_summed_up() throws IOException {
        var hook = hook(
                "echo $DRILL_ID $DRILL_SCENARIO $DRILL_VERB $DRILL_API $RATE >> calls",
                "echo $DRILL_VERB >> calls; echo stopping; echo '" + SUMMARY + "'");

        assertThat(hook.start()).isEmpty();
        assertThat(journal.traces()).singleElement().matches(Trace::open);
        hook.stop();
        hook.stop();
        var outcome = hook.outcome();
        hook.close();

        assertThat(outcome.summary()).contains(new LoadSummary("", 10, 0, 2, 1, 2, 3));
        assertThat(outcome.why()).isEmpty();
        assertThat(Files.readString(folder.resolve("calls")))
                .isEqualTo(ID + " C load.start http://api.example.org 500\nload.stop\n");
        assertThat(JournalContents.read(file).open()).isEmpty();
    }

    /** What the scenario does next may be timed: a restore begins when the load has stopped. */
    @Test
    void nobody_waits_for_a_slow_summary_before_the_outcome_is_asked_for() throws IOException {
        Path gate = folder.resolve("gate");
        var hook = hook("true", "while [ ! -e gate ]; do sleep 0.05; done; touch passed; echo '" + SUMMARY + "'");
        hook.start();

        hook.stop();

        assertThat(folder.resolve("passed")).doesNotExist();
        assertThat(journal.traces()).as("the journal is free meanwhile").hasSize(1);
        Files.createFile(gate);
        assertThat(hook.outcome().summary()).isPresent();
    }

    @Test
    void a_load_that_did_not_start_is_said_and_stopped_all_the_same() {
        var hook = hook("echo no such namespace >&2; exit 3", "touch stopped; echo '" + SUMMARY + "'");

        assertThat(hook.start())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("hook load.start", "exit code 3, expected 0:", "no such namespace"));
        var outcome = hook.outcome();

        assertThat(outcome.summary()).isEmpty();
        assertThat(outcome.why()).contains("hook load.start", "exit code 3");
        assertThat(folder.resolve("stopped")).exists();
        assertThat(JournalContents.read(file).open()).isEmpty();
    }

    @Test
    void garbage_leaves_no_summary_and_a_stop_that_fails_leaves_the_load_open() {
        var garbage = hook("true", "echo done");
        garbage.start();
        assertThat(garbage.outcome().why())
                .isEqualTo("hook load.stop answered: the last line is no JSON object, expected one with [requests,"
                        + " errors, seconds, p50Ms, p95Ms, p99Ms]");
        assertThat(journal.traces()).noneMatch(Trace::open);

        var failing = hook("true", "exit 1");
        failing.start();
        assertThat(failing.outcome().why()).contains("hook load.stop", "exit code 1, expected 0");
        assertThat(JournalContents.read(file).open())
                .singleElement()
                .extracting(Trace::what)
                .isEqualTo("load of the operator's own started");
    }

    @Test
    void a_load_that_a_dead_drill_left_is_stopped_by_whoever_undoes() throws IOException {
        var hook = hook(
                "echo $DRILL_SCENARIO > running", "rm running", "load.status", "[ -e running ] && exit 0 || exit 75");
        hook.start();
        journal.close();

        try (var levers = levers(folder.resolve("undo"))) {
            journal = UndoJournal.take(file, "somebody", levers.levers(), SafetyRules.NONE, new MonotonicClock());
            Trace left = journal.traces().get(0);
            assertThat(journal.look(left)).isEqualTo(Look.IN_FORCE);
            assertThat(journal.byHand(left).get(0)).contains("DRILL_SCENARIO=C", "DRILL_VERB=load.stop", "rm running");

            assertThat(journal.undoAll()).isEmpty();

            assertThat(journal.look(left)).isEqualTo(Look.UNDONE);
        }
        assertThat(folder.resolve("running")).doesNotExist();
    }

    private ConfigReading reading;

    private LoadHook hook(String start, String stop, String... more) {
        var values = new HashMap<>(Map.of(
                "hook.directory",
                folder.toString(),
                "hook.environment.RATE",
                "500",
                "hook.poll",
                "100ms",
                "hook.load.start.command",
                script(start),
                "hook.load.stop.command",
                script(stop),
                "hook.load.stop.timeout",
                "2s"));
        if (more.length > 0) {
            values.put("hook." + more[0] + ".command", script(more[1]));
        }
        reading = DrillConfigReader.reading(Path.of("drill-config", "local.yaml"), values, Map.of());
        try {
            Files.deleteIfExists(file);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var levers = levers(folder.resolve("drill"));
        journal = UndoJournal.create(file, head(), levers.levers(), SafetyRules.NONE, new MonotonicClock());
        var lever = levers.levers().stream()
                .filter(dev.aionis.drill.lever.hook.HookLoadLever.class::isInstance)
                .map(dev.aionis.drill.lever.hook.HookLoadLever.class::cast)
                .findFirst()
                .orElseThrow();
        return new LoadHook(lever, journal, "C", Map.of("DRILL_SCENARIO", "C", "DRILL_API", "http://api.example.org"));
    }

    private UndoLevers levers(Path kept) {
        return UndoLevers.of(reading, head(), kept, folder.resolve("work"), new MonotonicClock(), line -> {});
    }

    private static JournalHead head() {
        return new JournalHead(new DrillId(ID).value(), "local", "nobody", "here", 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static String script(String text) {
        return "[sh, -c, \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }
}
