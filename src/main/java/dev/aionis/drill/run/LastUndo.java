package dev.aionis.drill.run;

import dev.aionis.drill.await.Pause;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The undoing that nobody comes after: it does not give up at once, tells what it did, and what a person has to do. */
final class LastUndo {

    /** Longer than a database or a cluster is usually away for; who is not back then is a matter for a person. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final UndoJournal journal;
    private final SwitchLog log;
    private final Duration patience;
    private final Set<Integer> told = new HashSet<>();

    LastUndo(UndoJournal journal, SwitchLog log) {
        this(journal, log, PATIENCE);
    }

    LastUndo(UndoJournal journal, SwitchLog log, Duration patience) {
        this.journal = journal;
        this.log = log;
        this.patience = patience;
        tellNew();
    }

    static String named(Trace trace) {
        return trace.number() + " '" + trace.what() + "' of scenario " + trace.scenario();
    }

    /** Undoes all of a dead drill's, as often as it takes. False if something stays. */
    boolean untilNothingIsOpen() {
        List<Trace> open = open();
        log.say(open.isEmpty() ? "nothing is open" : open.size() + " to undo");
        Duration waited = Duration.ZERO;
        Duration pause = Duration.ofSeconds(1);
        while (!attempt(journal::undoAll)) {
            if (waited.compareTo(patience) >= 0) {
                open().forEach(this::leave);
                return false;
            }
            Pause.of(pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        log.say("nothing is left open, this process ends");
        return true;
    }

    /**
     * @param undo yields what failed
     * @return whether nothing did
     */
    boolean attempt(Supplier<List<RuntimeException>> undo) {
        List<RuntimeException> failures = undo.get();
        tellNew();
        failures.forEach(failed -> log.say("undo failed: ", failed));
        return failures.isEmpty();
    }

    private void tellNew() {
        journal.traces().stream()
                .filter(trace -> !trace.open() && told.add(trace.number()))
                .filter(trace -> trace.undoneBy().orElseThrow().equals(SwitchWatch.NAME))
                .forEach(trace -> log.say("undone: " + named(trace)));
    }

    private List<Trace> open() {
        return journal.traces().stream().filter(Trace::open).toList();
    }

    private void leave(Trace trace) {
        log.say("given up: " + named(trace) + "\nHINT: do it by hand: " + String.join("; ", journal.byHand(trace)));
    }
}
