package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.Optional;

/** Gates whose report and exit code do not agree. */
final class DefectiveGates {

    private DefectiveGates() {}

    /** The same outcome where the defect is none of the gates', or the report says nothing of a gate. */
    static Gate.Outcome in(Optional<Defect> defect, Gate.Outcome outcome) {
        if (!outcome.json().has("gate")) {
            return outcome;
        }
        if (defect.equals(Optional.of(WorkerDefect.GATE_SAYS_OK_AND_FAILS))) {
            return new Gate.Outcome(1, outcome.json());
        }
        if (defect.equals(Optional.of(WorkerDefect.GATE_SAYS_NO_AND_SUCCEEDS))) {
            ObjectNode denied = outcome.json().deepCopy().put("ok", false);
            denied.withObject("/gate")
                    .put("passed", false)
                    .putArray("fail_reasons")
                    .add("outbox_overdue: 12");
            return new Gate.Outcome(Gate.EXIT_PASSED, denied);
        }
        return outcome;
    }
}
