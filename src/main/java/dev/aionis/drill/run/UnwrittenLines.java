package dev.aionis.drill.run;

import java.util.ArrayList;
import java.util.List;

/** The last lines that a drill says where its record can't be written: the verdict all the same, and what there is. */
final class UnwrittenLines {

    private UnwrittenLines() {}

    static List<String> of(DrillRun run, RuntimeException why) {
        VerdictDesk verdicts = VerdictDesk.atEnd(run);
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Drill " + run.id() + ": " + verdicts.verdict().label() + ", " + verdicts.why());
        lines.add("  NO RECORD  " + String.valueOf(why.getMessage()).replace("\n", "\n             "));
        lines.add("  kept       " + run.evidence().root() + ": the undo journal, and what was evidence until then");
        lines.add("");
        return lines;
    }
}
