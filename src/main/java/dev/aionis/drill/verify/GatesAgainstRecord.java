package dev.aionis.drill.verify;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.GateRecord;
import java.util.List;

/** The validation commands of a record, held against what they printed. */
final class GatesAgainstRecord {

    private final DrillRecord record;
    private final Tally tally;

    GatesAgainstRecord(DrillRecord record, Tally tally) {
        this.record = record;
        this.tally = tally;
    }

    void compare(List<GateRecord> derived) {
        List<GateRecord> said = record.gates();
        for (int i = 0; i < Math.max(said.size(), derived.size()); i++) {
            String mine = i < said.size() ? shown(said.get(i)) : "nothing";
            String theirs = i < derived.size() ? shown(derived.get(i)) : "nothing";
            boolean same = i < said.size() && i < derived.size() && said.get(i).equals(derived.get(i));
            if (!same) {
                tally.finding("gate " + (i + 1) + ": record says " + mine + ", evidence says " + theirs);
            }
        }
    }

    private static String shown(GateRecord gate) {
        return gate.status() + " of '" + gate.command() + "', exit code " + gate.exitCode() + " after "
                + gate.durationMs() + " ms: " + gate.why();
    }
}
