package dev.aionis.drill.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One change that a lever made to the environment, and what became of it.
 *
 * @param lever the lever, e.g. {@code worker lever (local)}
 * @param what what it did, in the past tense, e.g. {@code worker killed}
 * @param startedAt when it was done
 * @param undoneAt when its undo was seen to hold; null unless {@code undo} is {@link Undo#DONE}
 * @param undo what became of it
 * @param note for a failed undo what was seen and the command for a person to run; else may be empty
 */
public record DisruptionRecord(String lever, String what, Instant startedAt, Instant undoneAt, Undo undo, String note) {

    /** What became of a disruption. */
    public enum Undo {
        DONE,
        FAILED;

        /** The word the drill record uses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DisruptionRecord {
        Filled.text("lever", lever);
        Filled.text("what", what);
        if ((undo == Undo.DONE) != (undoneAt != null)) {
            throw new IllegalArgumentException(
                    "disruption '" + what + "', undo is " + undo.label() + ", undoneAt is " + undoneAt);
        }
        if (undoneAt != null && undoneAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("disruption '" + what + "' was undone before it began");
        }
        if (undo == Undo.FAILED) {
            Filled.text("note", note);
        }
    }

    /** How long it was in force; empty if it still is. */
    public Optional<Duration> lasted() {
        return Optional.ofNullable(undoneAt).map(end -> Duration.between(startedAt, end));
    }
}
