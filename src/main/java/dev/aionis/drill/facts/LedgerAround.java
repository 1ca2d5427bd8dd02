package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.charts.LedgerChart.Fate;
import dev.aionis.drill.evidence.charts.LedgerChart.Write;
import dev.aionis.drill.ledger.WriteClass;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The writes of an audit's list, as the chart of the ledger has them. */
public final class LedgerAround {

    private static final int CLASS = 0;
    private static final int SENT_AT = 4;
    private static final int ACKNOWLEDGED_AT = 6;

    private LedgerAround() {}

    /** What was found in the database but never sent has no moment of its own, and is left out. */
    public static List<Write> writes(Evidence evidence, AuditSeen audit) {
        return evidence.text(audit.list())
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> !cells[SENT_AT].isEmpty())
                .map(cells -> new Write(moment(cells), fate(cells[CLASS])))
                .toList();
    }

    private static Instant moment(String[] cells) {
        return Instant.parse(cells[ACKNOWLEDGED_AT].isEmpty() ? cells[SENT_AT] : cells[ACKNOWLEDGED_AT]);
    }

    private static Fate fate(String label) {
        return Arrays.stream(WriteClass.values())
                .filter(writeClass -> writeClass.label().equals(label))
                .findFirst()
                .map(LedgerAround::fate)
                .orElse(Fate.UNSURE);
    }

    private static Fate fate(WriteClass writeClass) {
        return switch (writeClass) {
            case RECOVERED -> Fate.KEPT;
            case LOST, ALTERED -> Fate.LOST;
            case BEYOND_TARGET, PHANTOM -> Fate.BEYOND;
            case NOT_EXPECTED -> Fate.LEFT_OUT;
            case IN_FLIGHT_AT_TARGET, UNDECIDED, NOT_DONE -> Fate.UNSURE;
        };
    }
}
