package dev.aionis.drill.lever;

import dev.aionis.drill.lever.JournalLine.Event;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a drill changed and has not taken back. Each disruption is written and synced before it is made, and closed
 * after its undo was verified by looking. Undo is idempotent; another process may undo what this one made, and is seen
 * to have done so.
 */
public final class UndoJournal implements AutoCloseable {

    /** The journal's name in a drill's folder. */
    public static final String FILE = "undo-journal.jsonl";

    private final Traces traces = new Traces();
    private final JournalFile file;
    private final String by;
    private final Undoing undoing;
    private final SafetyRules rules;
    private final InstantSource clock;
    private volatile Runnable premise = () -> {};
    private volatile JournalKeeper keeper = JournalKeeper.NONE;
    private boolean ended;

    private UndoJournal(
            JournalFile file, String by, List<? extends Lever> levers, SafetyRules rules, InstantSource clock) {
        this.file = file;
        this.by = by;
        this.rules = rules;
        this.clock = clock;
        this.undoing = new Undoing(levers, rules);
    }

    /**
     * Starts an empty journal.
     *
     * @param levers those whose changes it may hold
     * @throws DrillException if the file exists or can't be written
     */
    public static UndoJournal create(
            Path path, JournalHead head, List<? extends Lever> levers, SafetyRules rules, InstantSource clock) {
        try {
            var journal = new UndoJournal(JournalFile.create(path), "drill", levers, rules, clock);
            journal.file.add(JournalLine.begin(clock.instant(), journal.by, head));
            return journal;
        } catch (IOException unwritable) {
            throw new DrillException(
                    "undo journal " + path + ", can't be created: " + unwritable,
                    "nothing was changed; the drill's folder must be writable",
                    unwritable);
        }
    }

    /**
     * Opens the journal of a drill in another process, to undo what it left open.
     *
     * @param by who writes from now on, for those who read it
     * @throws DrillException if it can't be read, is damaged, or can't be written
     */
    public static UndoJournal take(
            Path path, String by, List<? extends Lever> levers, SafetyRules rules, InstantSource clock) {
        try {
            var journal = new UndoJournal(JournalFile.append(path), by, levers, rules, clock);
            journal.ended = true;
            journal.file.added().forEach(journal.traces::apply);
            return journal;
        } catch (IOException unreadable) {
            throw new DrillException(
                    "undo journal " + path + ", can't be taken over: " + unreadable,
                    "it must be there and writable; nothing was undone",
                    unreadable);
        }
    }

    /** From now on it is kept by {@code keeper}. */
    public void keptBy(JournalKeeper keeper) {
        this.keeper = keeper;
    }

    /** From now on nothing is made unless {@code more} holds too: it throws why it does not. */
    public synchronized void onlyWhile(Runnable more) {
        Runnable former = premise;
        premise = () -> {
            former.run();
            more.run();
        };
    }

    /**
     * Writes the change down, then makes it. If making it fails it stays open: it may have been half made. The journal
     * is not held meanwhile, so that a drill that is ended from outside can undo a change that hangs.
     *
     * @throws DrillException if its lever may not be used, it could not be written down, or the drill has ended; it was
     *     then not made, or undone again
     */
    public <T> Disruption<T> make(String scenario, Change<T> change) {
        rules.requireAllowed(change);
        premise.run();
        Trace trace = opened(scenario, change);
        try {
            return made(trace, change.action().get());
        } catch (RuntimeException broken) {
            undoneTooEarly(trace.number());
            throw broken;
        }
    }

    private synchronized Trace opened(String scenario, Change<?> change) {
        if (ended) {
            throw new DrillException(
                    "change '" + change.what() + "', not made: the drill has ended, and nobody would undo it",
                    "see why the drill was ended");
        }
        Instant now = clock.instant();
        Instant deadline = now.plus(rules.longestBy(change.undo().lever()));
        var trace = Trace.opened(traces.next(), scenario, change, now, deadline);
        require(Event.OPENED, trace);
        traces.put(trace);
        return trace;
    }

    private synchronized <T> Disruption<T> made(Trace trace, T result) {
        Instant madeAt = clock.instant();
        readOn();
        if (ended || !traces.get(trace.number()).open()) {
            throw new DrillException(
                    "change '" + trace.what() + "', undone again: the drill had ended before it was made",
                    "see why the drill was ended");
        }
        require(Event.MADE, trace);
        return new Disruption<>(trace.number(), madeAt, result);
    }

    /** What was undone while it was being made, and perhaps only half made, was perhaps undone too early. */
    private synchronized void undoneTooEarly(int number) {
        readOn();
        if (ended || !traces.get(number).open()) {
            Trace reopened = traces.get(number).reopened();
            traces.put(reopened);
            // where it can't be written, this process undoes it all the same
            unwritten(line(Event.REOPENED, reopened, Optional.empty()));
            undo(number);
        }
    }

    /**
     * Takes the disruption back and looks whether the former state is there. Does nothing if that was done before.
     *
     * @throws DrillException if it is not there; the disruption then stays open
     */
    public synchronized void undo(Disruption<?> disruption) {
        undo(disruption.number());
    }

    /** The same, for one that is known from what was written down. */
    public synchronized void undo(Trace trace) {
        undo(trace.number());
    }

    /**
     * Takes back all that the scenario left open, newest first, and goes on past failures.
     *
     * @return the failures
     */
    public List<RuntimeException> undoAll(String scenario) {
        return undoAll(trace -> trace.scenario().equals(scenario));
    }

    /**
     * Takes back all that is open, newest first, and goes on past failures. From then on nothing can be made: a step
     * that is still running while the drill is ended from outside must not leave anything behind.
     *
     * @return the failures
     */
    public List<RuntimeException> undoAll() {
        return undoAll(() -> {});
    }

    /**
     * The same.
     *
     * @param first done before anything is taken back, while no undo is under way that it could disturb
     */
    public synchronized List<RuntimeException> undoAll(Runnable first) {
        ended = true;
        first.run();
        return undoAll(trace -> true);
    }

    /** Takes back what should have been undone by now, newest first. */
    public synchronized List<RuntimeException> undoOverdue() {
        Instant now = clock.instant();
        return undoAll(trace -> trace.deadline().isBefore(now));
    }

    /** How many disruptions are not undone, as far as this process knows. Answers at once, also during an undo. */
    public int open() {
        return traces.open();
    }

    /** Every disruption so far, oldest first, as this or another process left it. */
    public synchronized List<Trace> traces() {
        readOn();
        return traces.all();
    }

    /** Whether its former state is there, looked at now and once. */
    public Look look(Trace trace) {
        return undoing.look(trace);
    }

    /** The exact commands by which a person takes it back, should nothing else. */
    public List<String> byHand(Trace trace) {
        return undoing.byHand(trace);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes a disruption whose former state somebody else brought back, as a look at it showed. */
    public synchronized void found(Trace trace) {
        readOn();
        close(traces.get(trace.number()));
    }

    private synchronized List<RuntimeException> undoAll(Predicate<Trace> which) {
        readOn();
        return traces.newestFirst().stream()
                .filter(which)
                .flatMap(trace -> attempt(trace).stream())
                .toList();
    }

    private Optional<RuntimeException> attempt(Trace trace) {
        try {
            undo(trace.number());
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    private void undo(int number) {
        readOn();
        Trace trace = traces.get(number);
        if (trace.open()) {
            int attempts = undoing.run(trace, (failed, attempt) -> noteFailure(trace, attempt, failed));
            close(traces.get(number));
            if (attempts > 1) {
                keeper.tell().accept("undone at attempt " + attempts + ": " + trace.what());
            }
        }
    }

    /** The undo holds, whether it can be written down or not. */
    private void close(Trace trace) {
        Trace undone = trace.undone(clock.instant(), by);
        traces.put(unwritten(line(Event.CLOSED, trace, Optional.empty()))
                .map(why -> undone.failed("undone, but the undo journal can't be written: " + why))
                .orElse(undone));
    }

    private void noteFailure(Trace trace, int attempt, RuntimeException failed) {
        String why = keeper.clean()
                .apply(Optional.ofNullable(failed.getMessage())
                        .orElse(failed.getClass().getSimpleName()));
        if (attempt < rules.attempts()) {
            keeper.tell()
                    .accept("undo of '" + trace.what() + "' failed, attempt " + attempt + " of " + rules.attempts()
                            + ": " + why.lines().findFirst().orElse(""));
        }
        traces.put(trace.failed(why));
        // where it can't be written, the trace has it
        unwritten(line(Event.UNDO_FAILED, trace, Optional.of(why)));
    }

    /** Learns what other processes added. Where the file can't be read, what this one knows has to do. */
    private void readOn() {
        try {
            file.added().forEach(traces::apply);
        } catch (IOException unreadable) {
            return;
        }
    }

    private void require(Event event, Trace trace) {
        file.unwritten(line(event, trace, Optional.empty())).ifPresent(why -> {
            throw new DrillException(
                    "undo journal, can't be written: " + why,
                    "a disruption that can't be written down is not made; is the disk full?");
        });
    }

    private Optional<String> unwritten(JournalLine line) {
        return file.unwritten(line).flatMap(why -> {
            keeper.makeRoom().run();
            return file.unwritten(line);
        });
    }

    private JournalLine line(Event event, Trace trace, Optional<String> why) {
        return JournalLine.of(clock.instant(), event, by, trace, why);
    }
}
