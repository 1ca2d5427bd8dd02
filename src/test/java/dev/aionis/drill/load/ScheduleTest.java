package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void a_constant_rate_has_equal_intervals_after_its_phase_offset() {
        Schedule schedule = even(5, List.of(), 0.5);

        assertThat(schedule.due(0)).contains(Duration.ofMillis(100));
        assertThat(schedule.due(1)).contains(Duration.ofMillis(300));
        assertThat(schedule.due(10)).contains(Duration.ofMillis(2100));
    }

    @Test
    void a_million_requests_later_it_has_not_drifted() {
        Schedule schedule = even(3, List.of(), 0);

        assertThat(schedule.due(3_000_000)
                        .orElseThrow()
                        .minus(Duration.ofSeconds(1_000_000))
                        .abs())
                .isLessThan(Duration.ofNanos(1_000));
    }

    @Test
    void steps_change_the_rate_and_the_last_one_goes_on() {
        Schedule schedule =
                even(10, List.of(new RateStep(Duration.ofSeconds(2), 1), new RateStep(Duration.ofSeconds(1), 4)), 0);

        assertThat(schedule.due(19)).contains(Duration.ofMillis(1900));
        assertThat(schedule.due(20)).contains(Duration.ofMillis(2000));
        assertThat(schedule.due(21)).contains(Duration.ofMillis(2025));
        assertThat(schedule.due(100)).contains(Duration.ofMillis(4000));
    }

    @Test
    void a_pause_delays_what_comes_after_it() {
        Schedule schedule = even(
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
        assertThat(even(0, List.of(), 0.3).due(0)).isEmpty();
        Schedule ends =
                even(10, List.of(new RateStep(Duration.ofSeconds(1), 1), new RateStep(Duration.ofSeconds(1), 0)), 0);
        assertThat(ends.due(9)).isPresent();
        assertThat(ends.due(10)).isEmpty();
    }

    @Test
    void each_request_is_late_of_its_even_place_by_less_than_half_an_interval_and_none_overtakes_another() {
        Schedule even = even(20, List.of(), 0.5);
        Schedule jittered = new Schedule(20, List.of(), 0.5, Jitter.drawn(7));

        List<Duration> late = LongStream.range(0, 1000)
                .mapToObj(n -> jittered.due(n).orElseThrow().minus(even.due(n).orElseThrow()))
                .toList();
        assertThat(late).allSatisfy(one -> assertThat(one).isBetween(Duration.ZERO, Duration.ofMillis(25)));
        assertThat(late).doesNotHaveDuplicates();
        assertThat(LongStream.range(0, 1000).mapToObj(n -> jittered.due(n).orElseThrow()))
                .isSorted();
    }

    @Test
    void a_million_jittered_requests_later_it_has_not_drifted() {
        Duration due =
                new Schedule(4, List.of(), 0, Jitter.drawn(7)).due(4_000_000).orElseThrow();

        assertThat(due).isBetween(Duration.ofSeconds(1_000_000), Duration.ofMillis(1_000_000_125));
    }

    @Test
    void the_same_seed_gives_the_same_arrivals_and_another_one_others() {
        assertThat(arrivals(7)).isEqualTo(arrivals(7)).isNotEqualTo(arrivals(8));
    }

    private static List<Duration> arrivals(long seed) {
        var schedule = new Schedule(20, List.of(), 0, Jitter.drawn(seed));
        return LongStream.range(0, 50)
                .mapToObj(n -> schedule.due(n).orElseThrow())
                .toList();
    }

    private static Schedule even(double perSecond, List<RateStep> steps, double phase) {
        return new Schedule(perSecond, steps, phase, Jitter.NONE);
    }
}
