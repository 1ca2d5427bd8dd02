package dev.aionis.drill.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoJournalTest {

    private static final JournalHead HEAD =
            new JournalHead("ha_drill_1", "here", "me", "host", 1, Instant.EPOCH, Instant.EPOCH);

    @TempDir
    Path folder;

    private final Switch lamps = new Switch();
    private Path file;
    private UndoJournal journal;

    @BeforeEach
    void open() {
        file = folder.resolve("undo-journal.jsonl");
        journal = UndoJournal.create(file, HEAD, List.of(lamps), SafetyRules.NONE, new MonotonicClock());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void a_change_is_on_disk_before_it_is_made() {
        var change = new Change<>("looked", new Undo("switch", "on", Map.of("which", "lamp")), this::lines);

        List<String> seenByTheAction = journal.make("A", change).result();

        assertThat(seenByTheAction).hasSize(2).last().asString().contains("\"event\":\"opened\"", "\"which\":\"lamp\"");
        assertThat(lines()).hasSize(3).last().asString().contains("\"event\":\"made\"");
    }

    @Test
    void the_moment_of_a_change_is_awaited_after_it_was_written_down_and_before_it_is_made() {
        var seen = new ArrayList<String>();
        Change<String> change = lamps.turnOff("lamp").rightAfter(() -> {
            seen.add(lines().get(1).contains("\"opened\"") ? "written down" : "unwritten");
            seen.add(lamps.undone(lamps.turnOff("lamp").undo()) ? "still on" : "off");
        });

        journal.make("A", change);

        assertThat(seen).containsExactly("written down", "still on");
        assertThat(lamps.undone(change.undo())).as("made").isFalse();
    }

    @Test
    void a_change_that_broke_half_way_stays_open_and_is_undone() {
        assertThatThrownBy(() -> journal.make("A", lamps.breakHalfWay("lamp"))).hasMessage("the hand slipped");

        assertThat(journal.undoAll()).isEmpty();

        assertThat(lamps.undone).containsExactly("lamp");
        assertThat(journal.traces()).singleElement().matches(trace -> !trace.open());
    }

    @Test
    void undo_runs_newest_first_and_only_once() {
        journal.make("A", lamps.turnOff("first"));
        journal.make("A", lamps.turnOff("second"));

        journal.undoAll();
        journal.undoAll();

        assertThat(lamps.undone).containsExactly("second", "first");
    }

    @Test
    void a_scenario_undoes_its_own_changes_only() {
        journal.make("A", lamps.turnOff("mine"));
        journal.make("B", lamps.turnOff("theirs"));

        journal.undoAll("A");

        assertThat(lamps.undone).containsExactly("mine");
        assertThat(journal.traces())
                .filteredOn(Trace::open)
                .extracting(Trace::scenario)
                .containsExactly("B");
    }

    @Test
    void an_undo_that_lies_about_success_is_found_out_and_stays_open() {
        var off = journal.make("A", lamps.turnOff("lamp"));
        lamps.lies = true;

        assertThatThrownBy(() -> journal.undo(off))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("the former state is not there");
        assertThat(journal.byHand(journal.traces().get(0))).containsExactly("flip lamp");

        assertThat(journal.traces()).singleElement().matches(Trace::open);
        assertThat(lines()).last().asString().contains("\"event\":\"undo-failed\"");
    }

    @Test
    void an_undo_that_fails_does_not_keep_the_others_from_running() {
        journal.make("A", lamps.turnOff("lamp"));
        journal.make("A", new Change<>("nothing", new Undo("no-such-lever", "on", Map.of()), () -> "done"));

        List<RuntimeException> failures = journal.undoAll();

        assertThat(failures).hasSize(1);
        assertThat(lamps.undone).containsExactly("lamp");
    }

    @Test
    void a_journal_that_can_not_be_written_makes_no_change() {
        journal.close();

        assertThatThrownBy(() -> journal.make("A", lamps.turnOff("lamp")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("undo journal, can't be written");

        assertThat(lamps.undone(new Undo("switch", "on", Map.of("which", "lamp"))))
                .isTrue();
    }

    @Test
    void nothing_is_made_after_the_drill_took_everything_back() {
        journal.make("A", lamps.turnOff("lamp"));
        journal.undoAll();

        assertThatThrownBy(() -> journal.make("A", lamps.turnOff("another")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("'another turned off', not made: the drill has ended");

        assertThat(lamps.undone(new Undo("switch", "on", Map.of("which", "another"))))
                .isTrue();
        assertThat(journal.traces()).hasSize(1);
    }

    @Test
    void an_undo_that_fails_without_a_word_is_noted_all_the_same() {
        lamps.refusal = new IllegalStateException();
        journal.make("A", lamps.turnOff("lamp"));

        assertThat(journal.undoAll()).containsExactly(lamps.refusal);

        assertThat(journal.traces())
                .singleElement()
                .matches(trace -> trace.failure().isPresent());
        assertThat(lines()).last().asString().contains("\"event\":\"undo-failed\"");
    }

    @Test
    void a_journal_of_an_earlier_drill_is_not_written_over() {
        assertThatThrownBy(() -> UndoJournal.create(file, HEAD, List.of(lamps), SafetyRules.NONE, new MonotonicClock()))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void a_disruption_that_somebody_else_took_back_is_closed_without_an_undo() {
        var off = journal.make("A", lamps.turnOff("lamp"));
        lamps.undo(lamps.turnOff("lamp").undo());
        lamps.undone.clear();
        assertThat(journal.look(journal.traces().get(0))).isEqualTo(Look.UNDONE);

        journal.found(journal.traces().get(0));
        journal.undo(off);

        assertThat(lamps.undone).as("undone again").isEmpty();
        assertThat(JournalContents.read(file).open()).isEmpty();
    }

    @Test
    void a_lever_that_is_not_there_sees_nothing_and_names_what_was_written_down() {
        journal.make("A", new Change<>("nothing", new Undo("no-such-lever", "on", Map.of()), () -> "done"));
        Trace trace = journal.traces().get(0);

        assertThat(journal.look(trace)).isEqualTo(Look.UNSEEN);
        assertThat(journal.byHand(trace)).containsExactly("# by lever no-such-lever, which is not there: on {}");
    }

    @Test
    void an_undo_that_lacks_what_its_lever_needs_is_said_clearly_and_shown_as_it_was_written_down() {
        journal.make("A", new Change<>("lamp turned off", new Undo("switch", "on", Map.of("lamp", "9")), () -> "off"));
        Trace trace = journal.traces().get(0);

        assertThatThrownBy(() -> lamps.undo(trace.undo()))
                .isInstanceOf(DrillException.class)
                .hasMessage(
                        "undo 'on' of lever switch says {lamp=9}, expected 'which' too"
                                + "\nHINT: it was written by another version or changed by hand; take the disruption back by hand");
        assertThat(journal.byHand(trace)).containsExactly("# by lever switch, which cannot read it: on {lamp=9}");
    }

    @Test
    void before_all_is_taken_back_something_else_can_be_done_and_no_undo_is_under_way_then() throws Exception {
        var off = journal.make("A", lamps.turnOff("lamp"));
        var undoing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var order = Collections.synchronizedList(new ArrayList<String>());
        lamps.before = () -> {
            undoing.countDown();
            await(goOn);
            order.add("undone by its step");
        };
        var step = CompletableFuture.runAsync(() -> journal.undo(off));
        undoing.await();
        var end = CompletableFuture.runAsync(() -> journal.undoAll(() -> order.add("step interrupted")));

        assertThat(journal.open()).as("answers while an undo holds the journal").isEqualTo(1);
        goOn.countDown();
        step.get();
        end.get();

        assertThat(order).containsExactly("undone by its step", "step interrupted");
        assertThat(journal.open()).isZero();
    }

    @Test
    void a_change_that_breaks_because_the_drill_ended_is_undone_again() throws Exception {
        var making = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var step = CompletableFuture.runAsync(() -> journal.make("A", lamps.breakHalfWay("lamp", () -> {
            making.countDown();
            await(goOn);
        })));
        making.await();
        journal.undoAll();
        goOn.countDown();

        assertThatThrownBy(step::get).hasRootCauseMessage("the hand slipped");

        assertThat(lamps.undone).as("before it was made, and after").containsExactly("lamp", "lamp");
        assertThat(lamps.undone(lamps.turnOff("lamp").undo())).isTrue();
        assertThat(journal.traces()).noneMatch(Trace::open);
    }

    @Test
    void what_was_undone_too_early_and_could_not_be_undone_again_is_open_to_every_process() throws Exception {
        var making = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var step = CompletableFuture.runAsync(() -> journal.make("A", lamps.breakHalfWay("lamp", () -> {
            making.countDown();
            await(goOn);
        })));
        making.await();
        journal.undoAll();
        assertThat(JournalContents.read(file).open()).as("premise: closed").isEmpty();
        lamps.refusal = new IllegalStateException("no hand free");
        goOn.countDown();

        assertThatThrownBy(step::get).hasRootCauseMessage("no hand free");

        assertThat(JournalContents.read(file).open())
                .singleElement()
                .satisfies(trace -> assertThat(trace.failure()).contains("no hand free"));
        lamps.refusal = null;
        try (var next =
                UndoJournal.take(file, "the next process", List.of(lamps), SafetyRules.NONE, new MonotonicClock())) {
            assertThat(next.undoAll()).isEmpty();
        }
        assertThat(lamps.undone(lamps.turnOff("lamp").undo())).isTrue();
        assertThat(JournalContents.read(file).open()).isEmpty();
    }

    @Test
    void an_undo_that_held_at_a_later_attempt_says_so_and_keeps_what_went_wrong_before() throws Exception {
        var said = new ArrayList<String>();
        Path again = folder.resolve("again.jsonl");
        var rules = new SafetyRules(Optional.empty(), Map.of(), Duration.ofDays(1), 3, Duration.ZERO);
        try (var patient = UndoJournal.create(again, HEAD, List.of(lamps), rules, new MonotonicClock())) {
            patient.keptBy(new JournalKeeper(() -> {}, said::add, text -> text));
            patient.make("A", lamps.turnOff("lamp"));
            lamps.refusal = new IllegalStateException("no route to host");
            lamps.before = () -> {
                if (said.size() == 2) {
                    lamps.refusal = null;
                }
            };

            assertThat(patient.undoAll()).isEmpty();
        }

        assertThat(said)
                .containsExactly(
                        "undo of 'lamp turned off' failed, attempt 1 of 3: no route to host",
                        "undo of 'lamp turned off' failed, attempt 2 of 3: no route to host",
                        "undone at attempt 3: lamp turned off");
        assertThat(JournalContents.read(again).traces()).singleElement().satisfies(trace -> {
            assertThat(trace.open()).isFalse();
            assertThat(trace.failure()).contains("no route to host");
        });
    }

    @Test
    void an_interrupted_thread_undoes_to_the_end_and_stays_interrupted() {
        journal.make("A", lamps.turnOff("lamp"));
        lamps.before = () -> assertThat(Thread.currentThread().isInterrupted())
                .as("while it undoes")
                .isFalse();
        Thread.currentThread().interrupt();

        List<RuntimeException> failures = journal.undoAll();

        assertThat(Thread.interrupted()).as("afterwards").isTrue();
        assertThat(failures).isEmpty();
        assertThat(journal.traces()).noneMatch(Trace::open);
        assertThat(lines()).last().asString().contains("\"event\":\"closed\"");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
