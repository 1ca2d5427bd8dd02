package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Ticks ticks = new Ticks(START);

    @Test
    void quick_work_does_not_move_the_schedule() {
        assertThat(ticks.next(START.plusMillis(13), INTERVAL)).isEqualTo(START.plusMillis(200));
        assertThat(ticks.next(START.plusMillis(399), INTERVAL)).isEqualTo(START.plusMillis(400));
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void slow_work_skips_ticks_and_counts_them_but_stays_on_the_grid() {
        assertThat(ticks.next(START.plusMillis(730), INTERVAL)).isEqualTo(START.plusMillis(800));
        assertThat(ticks.missed()).isEqualTo(3);
    }

    @Test
    void work_that_ends_exactly_on_a_tick_may_use_it() {
        assertThat(ticks.next(START.plusMillis(400), INTERVAL)).isEqualTo(START.plusMillis(400));
        assertThat(ticks.missed()).isEqualTo(1);
    }

    @Test
    void the_interval_may_change_from_tick_to_tick() {
        ticks.next(START, INTERVAL);
        assertThat(ticks.next(START.plusMillis(205), Duration.ofMillis(20))).isEqualTo(START.plusMillis(220));
    }

    @Test
    void a_restart_gives_up_what_was_ahead_and_misses_nothing() {
        ticks.next(START, INTERVAL);
        ticks.restart(START.plusMillis(30));
        assertThat(ticks.next(START.plusMillis(31), Duration.ofMillis(20))).isEqualTo(START.plusMillis(50));
        assertThat(ticks.missed()).isZero();
    }
}
