package dev.aionis.drill.record;

import dev.aionis.drill.model.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step of a scenario.
 *
 * @param order its place, from 1
 * @param name a sentence
 * @param startedAt when it began; null if it was skipped
 * @param finishedAt when it ended; null if it was skipped
 * @param outcome how it ended
 * @param note one sentence on what it saw, why it broke or why it was skipped; may be empty when it is done
 * @param evidence paths of the files it left
 */
public record StepRecord(
        int order,
        String name,
        Instant startedAt,
        Instant finishedAt,
        StepOutcome outcome,
        String note,
        List<String> evidence) {

    public StepRecord {
        Filled.text("name", name);
        if (order < 1) {
            throw new IllegalArgumentException("step '" + name + "', order is " + order + ", expected 1 or more");
        }
        boolean timed = startedAt != null && finishedAt != null;
        if (outcome != StepOutcome.SKIPPED && !timed) {
            throw new IllegalArgumentException("step '" + name + "' is " + outcome.label() + " without its times");
        }
        if (timed && finishedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("step '" + name + "' ended before it began");
        }
        if (outcome != StepOutcome.DONE) {
            Filled.text("note", note);
        }
        evidence = List.copyOf(evidence);
    }

    /** A step that did not run. */
    public static StepRecord skipped(int order, String name, String why) {
        return new StepRecord(order, name, null, null, StepOutcome.SKIPPED, why, List.of());
    }

    /** How long it took; empty if it was skipped. */
    public Optional<Duration> took() {
        return startedAt == null || finishedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, finishedAt));
    }
}
