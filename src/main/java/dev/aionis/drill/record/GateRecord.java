package dev.aionis.drill.record;

import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.util.List;

/**
 * One validation command.
 *
 * @param command as it was run, e.g. {@code npm run -s preflight:prod}
 * @param exitCode what it ended with; -1 if it was ended at its time limit or never ran
 * @param durationMs how long it took
 * @param status MET if it passed, MISSED if it did not, UNPROVEN if it could not be run
 * @param why one sentence: what it said
 * @param evidence paths of its output and artifacts
 */
public record GateRecord(
        String command, int exitCode, long durationMs, CriterionStatus status, String why, List<String> evidence) {

    public GateRecord {
        Filled.text("command", command);
        Filled.text("why", why);
        if (durationMs < 0) {
            throw new IllegalArgumentException(
                    "gate '" + command + "', durationMs is " + durationMs + ", expected 0 or more");
        }
        if (status == CriterionStatus.MET && exitCode != 0) {
            throw new IllegalArgumentException("gate '" + command + "' is MET with exit code " + exitCode);
        }
        evidence = List.copyOf(evidence);
    }

    public Duration took() {
        return Duration.ofMillis(durationMs);
    }
}
