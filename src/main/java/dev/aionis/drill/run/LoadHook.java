package dev.aionis.drill.run;

import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.lever.hook.HookLoadLever;
import dev.aionis.drill.load.LoadSummary;
import dev.aionis.drill.model.DrillException;
import java.util.Map;
import java.util.Optional;

/**
 * Load of the operator's own beside the drill's: started before it, stopped after it, by way of the undo journal. One
 * that does not start, or has no summary, is said and changes no verdict: criteria rest on the drill's own load, which
 * the ledger knows. One that does not stop is left in the environment, as any other change would be.
 */
final class LoadHook implements AutoCloseable {

    private final HookLoadLever lever;
    private final UndoJournal journal;
    private final String scenario;
    private final Map<String, String> told;
    private Optional<String> notStarted = Optional.empty();
    private Outcome outcome;

    /**
     * What came of it.
     *
     * @param why there is no summary; empty where there is one
     */
    record Outcome(Optional<LoadSummary> summary, String why) {

        static Outcome none(String why) {
            return new Outcome(Optional.empty(), why);
        }
    }

    /** @param told variables for its commands, besides those that every hook gets; no secrets */
    LoadHook(HookLoadLever lever, UndoJournal journal, String scenario, Map<String, String> told) {
        this.lever = lever;
        this.journal = journal;
        this.scenario = scenario;
        this.told = Map.copyOf(told);
    }

    /** Starts the load; answers what kept it from starting, if anything did. */
    Optional<String> start() {
        try {
            journal.make(scenario, lever.start(told));
        } catch (DrillException refused) {
            notStarted = Optional.of(firstLine(refused));
        }
        return notStarted;
    }

    /** Begins to stop it, and does not wait, since what the scenario does next may be timed. */
    void stop() {
        open().ifPresent(trace -> lever.beginStop(trace.undo()));
    }

    /** Waits until it has stopped. */
    synchronized Outcome outcome() {
        if (outcome == null) {
            outcome = stopped();
        }
        return outcome;
    }

    /** Stops it if nobody did. What can't be stopped stays open in the journal, whose keeper tries again. */
    @Override
    public void close() {
        outcome();
    }

    private Outcome stopped() {
        try {
            open().ifPresent(journal::undo);
        } catch (RuntimeException failed) {
            return Outcome.none(notStarted.orElse(firstLine(failed)));
        }
        return notStarted.map(Outcome::none).orElseGet(this::summed);
    }

    private Outcome summed() {
        try {
            return new Outcome(Optional.of(LoadSummary.lastLineOf(lever.summary())), "");
        } catch (IllegalArgumentException garbage) {
            return Outcome.none("hook load.stop answered: " + garbage.getMessage());
        }
    }

    private Optional<Trace> open() {
        return journal.traces().stream()
                .filter(Trace::open)
                .filter(trace -> trace.undo().lever().equals(lever.name()))
                .filter(trace -> trace.scenario().equals(scenario))
                .findFirst();
    }

    private static String firstLine(RuntimeException failed) {
        return String.valueOf(failed.getMessage())
                .replaceAll("\\s*\\n(HINT:.*)?", " ")
                .strip();
    }
}
