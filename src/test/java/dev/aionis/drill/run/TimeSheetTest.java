package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeSheetTest {

    private Instant now = Instant.parse("2026-02-28T10:00:00Z");
    private final TimeSheet sheet = new TimeSheet(() -> now);

    @Test
    void what_is_neither_a_window_nor_the_systems_work_is_the_drills_own() {
        pass(1);
        sheet.window(() -> pass(4));
        pass(2);
        sheet.system(() -> pass(3));

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(10), seconds(4), seconds(3)));
        assertThat(sheet.spent().own()).isEqualTo(seconds(3));
    }

    @Test
    void a_stretch_within_another_counts_once_as_what_the_outer_is() {
        sheet.system(() -> {
            pass(2);
            sheet.window(() -> pass(5));
            return sheet.system(() -> pass(1));
        });

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(8), Duration.ZERO, seconds(8)));
    }

    @Test
    void after_a_stretch_within_another_the_next_one_counts_again() {
        sheet.system(() -> sheet.system(() -> pass(2)));
        sheet.window(() -> pass(5));

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(7), seconds(5), seconds(2)));
    }

    @Test
    void a_wait_that_has_to_hold_ends_in_a_window_of_that_length() {
        boolean held = sheet.sustained(seconds(2), () -> pass(5));

        assertThat(held).isTrue();
        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(5), seconds(2), seconds(3)));
    }

    @Test
    void a_wait_shorter_than_what_has_to_hold_is_a_window_and_no_more() {
        sheet.sustained(seconds(2), () -> pass(1));

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(1), seconds(1), Duration.ZERO));
    }

    @Test
    void a_wait_for_what_never_held_has_no_window_in_it() {
        sheet.sustained(seconds(2), () -> !pass(60));

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(60), Duration.ZERO, seconds(60)));
    }

    @Test
    void a_stretch_that_breaks_counts_until_it_broke() {
        assertThatThrownBy(() -> sheet.system(() -> {
                    pass(3);
                    throw new DrillException("api-1, no answer", "see its log");
                }))
                .isInstanceOf(DrillException.class);
        sheet.window(() -> pass(1));

        assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(4), seconds(1), seconds(3)));
    }

    @Test
    void what_still_runs_is_not_yet_counted() {
        sheet.window(() -> {
            pass(4);
            assertThat(sheet.spent()).isEqualTo(new TimeSpent(seconds(4), Duration.ZERO, Duration.ZERO));
            return now;
        });
    }

    @Test
    void says_where_the_time_went_and_notes_it() {
        var spent = new TimeSpent(Duration.ofMillis(61_200), seconds(28), Duration.ofMillis(27_500));

        assertThat(spent.sentence())
                .isEqualTo("drill took 61.2 s: 28.0 s observation windows (configured), 27.5 s the system's own work"
                        + " (start, restore, rollback, drain, gates, alerts, end), 5.7 s the drill's own (9.3 %)");
        assertThat(spent.ownShare()).isCloseTo(0.093, within(0.001));
        assertThat(spent.notes())
                .isEqualTo(Map.of(
                        "took", Duration.ofMillis(61_200),
                        "observationWindows", seconds(28),
                        "systemAtWork", Duration.ofMillis(27_500),
                        "drillItself", Duration.ofMillis(5_700)));
    }

    @Test
    void a_drill_that_took_no_time_has_no_share_of_it() {
        assertThat(new TimeSpent(Duration.ZERO, Duration.ZERO, Duration.ZERO).ownShare())
                .isZero();
    }

    @Test
    void parts_are_never_longer_than_the_whole() {
        assertThatThrownBy(() -> new TimeSpent(seconds(5), seconds(3), seconds(3)))
                .hasMessageContaining("longer than the whole");
    }

    /** @return true, as a wait that succeeds */
    private boolean pass(long seconds) {
        now = now.plusSeconds(seconds);
        return true;
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
