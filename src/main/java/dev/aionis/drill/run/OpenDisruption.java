package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import java.time.Instant;
import java.util.List;

/**
 * A disruption that its drill did not undo.
 *
 * @param journal of that drill, taken over
 * @param life of that drill
 * @param seen what a look at it showed
 */
record OpenDisruption(UndoJournal journal, JournalHead head, DrillLife life, Trace trace, String seen)
        implements Leftover {

    @Override
    public String what() {
        return trace.what() + " by " + head.drill() + " of " + head.owner() + " at " + trace.startedAt() + ", " + seen;
    }

    @Override
    public Instant since() {
        return trace.startedAt();
    }

    @Override
    public List<String> byHand() {
        return journal.byHand(trace);
    }

    @Override
    public void clear() {
        journal.undo(trace);
    }
}
