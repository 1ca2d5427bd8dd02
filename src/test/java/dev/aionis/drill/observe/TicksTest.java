package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");
    private static final Pace INTERVAL = Pace.steady(Duration.ofMillis(200));
    private static final Pace SPREAD = Pace.spread(Duration.ofMillis(200));
    private static final int MANY = 1000;

    private final Ticks ticks = new Ticks(START, new SplittableRandom(1));

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
        assertThat(ticks.next(START.plusMillis(205), Pace.steady(Duration.ofMillis(20))))
                .isEqualTo(START.plusMillis(220));
    }

    @Test
    void a_restart_gives_up_what_was_ahead_and_misses_nothing() {
        ticks.next(START, INTERVAL);
        ticks.restart(START.plusMillis(30));
        assertThat(ticks.next(START.plusMillis(31), Pace.steady(Duration.ofMillis(20))))
                .isEqualTo(START.plusMillis(50));
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void spread_ticks_come_anywhere_in_the_first_half_of_their_intervals() {
        Instant tick = START;
        double latest = 0;
        double earliest = 1;
        for (int interval = 1; interval <= MANY; interval++) {
            tick = ticks.next(tick, SPREAD);
            double into = Duration.between(START, tick).toNanos() / 200e6 - interval;
            latest = Math.max(latest, into);
            earliest = Math.min(earliest, into);
        }

        assertThat(earliest).isBetween(0.0, 0.01);
        assertThat(latest).isBetween(0.49, 0.5);
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void the_second_of_two_that_a_balancer_serves_in_turn_meets_each_replica_about_as_often() {
        Ticks other = new Ticks(START, new SplittableRandom(2));
        Instant first = START;
        Instant second = START;
        int[] met = new int[2];
        for (int interval = 1; interval <= MANY; interval++) {
            first = ticks.next(first, SPREAD);
            second = other.next(second, SPREAD);
            int servedBefore = 2 * (interval - 1) + (second.isAfter(first) ? 1 : 0);
            met[servedBefore % 2]++;
        }

        assertThat(met[0]).isBetween(MANY * 2 / 5, MANY * 3 / 5);
    }

    @Test
    void work_that_runs_into_the_spread_of_the_next_interval_misses_no_tick() {
        assertThat(ticks.next(START.plusMillis(290), SPREAD)).isBefore(START.plusMillis(300));
        assertThat(ticks.missed()).isZero();
        assertThat(ticks.next(START.plusMillis(510), SPREAD)).isAfterOrEqualTo(START.plusMillis(600));
        assertThat(ticks.missed()).isOne();
    }
}
