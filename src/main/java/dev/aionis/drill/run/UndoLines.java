package dev.aionis.drill.run;

import dev.aionis.drill.lever.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person has to do about what a drill could not undo: never hides the verdict, which is said before it. */
final class UndoLines {

    private UndoLines() {}

    /** The console's last lines; none where all is undone. */
    static List<String> of(DrillRun run) {
        List<Trace> open = run.traces().stream().filter(Trace::open).toList();
        var lines = new ArrayList<String>();
        for (Trace trace : open) {
            lines.add("  not undone: " + trace.what() + ", " + why(trace));
            run.journal().byHand(trace).forEach(command -> lines.add("    by hand: " + command));
        }
        if (!open.isEmpty()) {
            lines.add("  or all of it: " + UndoCall.of(run.settings()));
            lines.add("");
        }
        return lines;
    }

    /** The same of one, for the record. */
    static String note(DrillRun run, Trace trace) {
        return why(trace) + "; by hand: " + String.join("; ", run.journal().byHand(trace)) + "; or: "
                + UndoCall.of(run.settings());
    }

    /** What went wrong before an undo held, for the record; empty if nothing did. */
    static String beforeItHeld(Trace trace) {
        return trace.failure().isEmpty() ? "" : "undone at last; before that: " + why(trace);
    }

    /** On one line, without the hint, which is for whoever reads the log. */
    private static String why(Trace trace) {
        return trace.failure()
                .map(said -> said.lines()
                        .takeWhile(line -> !line.startsWith("HINT: "))
                        .map(String::strip)
                        .collect(Collectors.joining(" ")))
                .orElse("never undone");
    }
}
