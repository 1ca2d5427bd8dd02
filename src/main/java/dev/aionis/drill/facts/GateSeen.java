package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.GateJudgement;
import dev.aionis.drill.aionis.GateOutcome;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.GateRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A validation command, and how it ended.
 *
 * @param command the program and its arguments
 * @param stdout path of what it printed there; empty if it could not be run
 * @param exitCode what it ended with; -1 if it was ended at its time limit or could not be run
 * @param why it could not be run; empty if it was
 * @param files its other evidence
 */
public record GateSeen(
        List<String> command,
        Optional<String> stdout,
        int exitCode,
        boolean timedOut,
        Duration took,
        String why,
        List<String> files) {

    public GateSeen {
        command = List.copyOf(command);
        files = List.copyOf(files);
    }

    public GateRecord record(Evidence evidence) {
        String shown = String.join(" ", command);
        if (stdout.isEmpty()) {
            return new GateRecord(shown, -1, 0, CriterionStatus.UNPROVEN, why, List.of());
        }
        var result = new CommandResult(command, exitCode, timedOut, evidence.text(stdout.get()), "", took);
        GateOutcome outcome = GateJudgement.judge(command, result);
        return new GateRecord(
                shown,
                exitCode,
                took.toMillis(),
                outcome.passed() ? CriterionStatus.MET : CriterionStatus.MISSED,
                outcome.why(),
                files);
    }

    Check check(Evidence evidence) {
        GateRecord record = record(evidence);
        return new Check(record.command(), record.status(), record.why());
    }
}
