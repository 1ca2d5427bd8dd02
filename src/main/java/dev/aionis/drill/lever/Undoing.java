package dev.aionis.drill.lever;

import dev.aionis.drill.await.Pause;
import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/** Takes disruptions back by the levers that made them, and believes none before the former state was seen. */
final class Undoing {

    private final Map<String, Lever> levers = new LinkedHashMap<>();
    private final SafetyRules rules;

    Undoing(List<? extends Lever> levers, SafetyRules rules) {
        this.rules = rules;
        levers.forEach(lever -> this.levers.put(lever.name(), lever));
    }

    /**
     * Tries as often as the rules have it. A thread that was interrupted, as that of a step is whose drill is ended,
     * stays so, but its undo is done to the end.
     *
     * @param failed told of each attempt that failed, and its number
     * @return how many attempts it took
     * @throws RuntimeException that of the last attempt
     */
    int run(Trace trace, ObjIntConsumer<RuntimeException> failed) {
        boolean interrupted = Thread.interrupted();
        try {
            return attempts(trace, failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int attempts(Trace trace, ObjIntConsumer<RuntimeException> failed) {
        Duration pause = rules.pause();
        for (int attempt = 1; ; attempt++) {
            try {
                once(trace);
                return attempt;
            } catch (RuntimeException refused) {
                failed.accept(refused, attempt);
                if (attempt == rules.attempts()) {
                    throw refused;
                }
            }
            Pause.of(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** What one look shows; nothing, where the lever is not there. */
    Look look(Trace trace) {
        return Optional.ofNullable(levers.get(trace.undo().lever()))
                .map(lever -> lever.look(trace.undo()))
                .orElse(Look.UNSEEN);
    }

    /** As the lever says it; where the lever is not there, or cannot read the undo, by what was written down. */
    List<String> byHand(Trace trace) {
        Undo undo = trace.undo();
        Lever lever = levers.get(undo.lever());
        if (lever == null) {
            return asWritten(undo, "which is not there");
        }
        try {
            return lever.byHand(undo);
        } catch (DrillException unreadable) {
            return asWritten(undo, "which cannot read it");
        }
    }

    private static List<String> asWritten(Undo undo, String because) {
        return List.of("# by lever " + undo.lever() + ", " + because + ": " + undo.verb() + " " + undo.parameters());
    }

    private void once(Trace trace) {
        Lever lever = levers.get(trace.undo().lever());
        if (lever == null) {
            throw new DrillException(
                    "undo of '" + trace.what() + "', lever " + trace.undo().lever() + " is not there, expected one of "
                            + levers.keySet(),
                    "undo it with the configuration by which it was made");
        }
        lever.undo(trace.undo());
        if (!lever.undone(trace.undo())) {
            throw new DrillException(
                    "undo of '" + trace.what() + "', the lever said it was done, but the former state is not there",
                    "look at what it printed, and at what brings the change about again");
        }
    }
}
