package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void a_constant_rate_has_equal_intervals_after_its_phase_offset() {
        Schedule schedule = new Schedule(5, List.of(), 0.5);

        assertThat(schedule.due(0)).contains(Duration.ofMillis(100));
        assertThat(schedule.due(1)).contains(Duration.ofMillis(300));
        assertThat(schedule.due(10)).contains(Duration.ofMillis(2100));
    }

    @Test
    void a_million_requests_later_it_has_not_drifted() {
        Schedule schedule = new Schedule(3, List.of(), 0);

        assertThat(schedule.due(3_000_000)
                        .orElseThrow()
                        .minus(Duration.ofSeconds(1_000_000))
                        .abs())
                .isLessThan(Duration.ofNanos(1_000));
    }

    @Test
    void steps_change_the_rate_and_the_last_one_goes_on() {
        Schedule schedule = new Schedule(
                10, List.of(new RateStep(Duration.ofSeconds(2), 1), new RateStep(Duration.ofSeconds(1), 4)), 0);

        assertThat(schedule.due(19)).contains(Duration.ofMillis(1900));
        assertThat(schedule.due(20)).contains(Duration.ofMillis(2000));
        assertThat(schedule.due(21)).contains(Duration.ofMillis(2025));
        assertThat(schedule.due(100)).contains(Duration.ofMillis(4000));
    }

    @Test
    void a_pause_delays_what_comes_after_it() {
        Schedule schedule = new Schedule(
                10,
                List.of(
                        new RateStep(Duration.ofSeconds(1), 1),
                        new RateStep(Duration.ofSeconds(3), 0),
                        new RateStep(Duration.ofSeconds(1), 1)),
                0);

        assertThat(schedule.due(9)).contains(Duration.ofMillis(900));
        assertThat(schedule.due(10)).contains(Duration.ofMillis(4000));
    }

    @Test
    void a_rate_of_zero_is_never_due() {
        assertThat(new Schedule(0, List.of(), 0.3).due(0)).isEmpty();
        Schedule ends = new Schedule(
                10, List.of(new RateStep(Duration.ofSeconds(1), 1), new RateStep(Duration.ofSeconds(1), 0)), 0);
        assertThat(ends.due(9)).isPresent();
        assertThat(ends.due(10)).isEmpty();
    }
}
