package dev.aionis.drill.run;

import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that a drill changed, when it believes that all is as before. */
final class LastLook {

    private final List<Trace> traces;
    private final List<String> changed = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    LastLook(UndoJournal journal, RestoreLever restore) {
        this.traces = journal.traces();
        traces.forEach(trace -> look(journal, trace));
        restore.leftovers().forEach(copy -> changed.add("restored copy " + copy.name()));
    }

    /** Every disruption, as the journal has it. */
    List<Trace> traces() {
        return traces;
    }

    /** What is not as it was before, though the journal has it as undone; and copies. */
    List<String> changed() {
        return changed;
    }

    /** What no lever can look at. */
    List<String> unseen() {
        return unseen;
    }

    private void look(UndoJournal journal, Trace trace) {
        if (trace.open()) {
            return;
        }
        Look look = journal.look(trace);
        if (look == Look.IN_FORCE) {
            changed.add(trace.what() + " (undone at " + trace.undoneAt().orElseThrow() + ", and not as before now)");
        } else if (look == Look.UNSEEN) {
            unseen.add(trace.what());
        }
    }
}
