package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.cli.SampleRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import org.junit.jupiter.api.Test;

/** Of the records that are shipped as samples: one that passed, and some that did not. */
class DrillOutcomeTest {

    private static final DrawnDrill DRAWN = DrawnDrill.of(7, 2);

    @Test
    void a_drill_that_passed_raised_no_alarm() {
        DrillOutcome outcome = outcome(0);

        assertThat(outcome.verdict()).isEqualTo("pass");
        assertThat(outcome.falseAlarm()).isFalse();
        assertThat(outcome.unproven()).isEmpty();
    }

    @Test
    void a_missed_criterion_is_a_false_fail_and_so_is_a_scenario_that_was_not_run() {
        assertThat(RecordFiles.read(SampleRecord.folders().get(1)).verdict().label())
                .isEqualTo("fail");

        DrillOutcome outcome = outcome(1);

        assertThat(outcome.falseAlarm()).isTrue();
        assertThat(outcome.falseFails()).anyMatch(said -> said.contains(" MISSED: "));
        assertThat(outcome.falseFails()).contains("B was not run");
    }

    @Test
    void a_drill_without_a_record_is_a_false_fail() {
        assertThat(DrillOutcome.without(DRAWN, "not over after PT30M", 1800, "1.0.0")
                        .falseFails())
                .containsExactly("no record: not over after PT30M");
    }

    private static DrillOutcome outcome(int sample) {
        DrillRecord record = RecordFiles.read(SampleRecord.folders().get(sample));
        return DrillOutcome.of(DRAWN, record, 60, "1.0.0", "x");
    }
}
