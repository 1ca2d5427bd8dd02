package dev.aionis.drill.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal does not let through. */
class SafetyRulesTest {

    private static final JournalHead HEAD = new JournalHead(
            "ha_drill_20260228_staging-ha_01", "staging-ha", "ops", "host", 1, Instant.EPOCH, Instant.EPOCH);

    private final Switch lamps = new Switch();

    @TempDir
    Path folder;

    @Test
    void a_lever_that_is_not_allowed_changes_nothing() {
        var rules = new SafetyRules(Optional.of(Set.of("worker")), Map.of(), Duration.ofDays(1), 1, Duration.ZERO);
        try (var journal = journal(rules)) {
            var change = lamps.turnOff("lamp");

            assertThatThrownBy(() -> journal.make("A", change))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("change 'lamp turned off', not made: lever switch, expected one of [worker]");

            assertThat(lamps.undone(change.undo())).as("still on").isTrue();
            assertThat(journal.traces()).isEmpty();
        }
    }

    @Test
    void every_premise_must_hold_not_only_the_last_one() {
        try (var journal = journal(SafetyRules.NONE)) {
            journal.onlyWhile(() -> {
                throw new DrillException("no longer alone", "wait");
            });
            journal.onlyWhile(() -> {});
            var change = lamps.turnOff("lamp");

            assertThatThrownBy(() -> journal.make("A", change)).hasMessageContaining("no longer alone");

            assertThat(lamps.undone(change.undo())).as("still on").isTrue();
        }
    }

    private UndoJournal journal(SafetyRules rules) {
        return UndoJournal.create(
                folder.resolve("undo-journal.jsonl"), HEAD, List.of(lamps), rules, new MonotonicClock());
    }
}
