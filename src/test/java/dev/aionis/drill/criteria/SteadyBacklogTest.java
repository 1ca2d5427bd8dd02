package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The steady range of baselines whose figures can be worked out by hand. */
class SteadyBacklogTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private static BacklogSample sample(long pending, double ageSeconds) {
        return new BacklogSample(NOON, pending, 0, 0, 0, Duration.ofMillis(Math.round(1000 * ageSeconds)));
    }

    private static SteadyBacklog of(long... pending) {
        return SteadyBacklog.of(
                Arrays.stream(pending).mapToObj(rows -> sample(rows, 0)).toList());
    }

    private static SteadyBacklog aged(double... seconds) {
        return SteadyBacklog.of(
                Arrays.stream(seconds).mapToObj(age -> sample(1, age)).toList());
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertThat(of(10, 40, 20, 30).median()).isEqualTo(25);
        assertThat(of(10, 40, 20).median()).isEqualTo(20);
    }

    @Test
    void the_range_is_three_sigma_around_the_median() {
        // deviations 20, 10, 0, 10, 20: their median is 10, so σ is 14.826
        SteadyBacklog steady = of(80, 90, 100, 110, 120);
        assertThat(steady.samples()).isEqualTo(5);
        assertThat(steady.low()).as("100 − 44.478").isEqualTo(55);
        assertThat(steady.high()).as("100 + 44.478").isEqualTo(145);
    }

    @Test
    void the_range_never_goes_below_zero() {
        assertThat(of(0, 10, 20, 30, 40).low()).isZero();
    }

    @Test
    void the_usual_highest_leaves_out_one_in_a_hundred_and_at_least_one() {
        long[] flat = LongStream.concat(LongStream.generate(() -> 3).limit(97), LongStream.of(50, 60, 70))
                .toArray();
        assertThat(of(flat).high()).as("of 100 samples without the highest").isEqualTo(60);
        long[] twice = LongStream.concat(LongStream.generate(() -> 3).limit(197), LongStream.of(50, 60, 70))
                .toArray();
        assertThat(of(twice).high()).as("of 200 without the highest two").isEqualTo(50);
    }

    @Test
    void no_samples_leave_the_floor() {
        SteadyBacklog steady = SteadyBacklog.of(List.of());
        assertThat(steady).isEqualTo(new SteadyBacklog(0, 0, 0, SteadyBacklog.FLOOR, Duration.ofSeconds(2)));
    }

    @Test
    void an_age_is_doubled_or_two_seconds_longer_whichever_is_more() {
        assertThat(aged(0, 3, 9).oldest()).isEqualTo(Duration.ofSeconds(6));
        assertThat(aged(0, 0.5, 9).oldest()).isEqualTo(Duration.ofMillis(2500));
        assertThat(aged(0, 2, 9).oldest()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_sample_at_the_edge_of_the_range_is_in_it_and_one_row_or_a_millisecond_more_is_not() {
        SteadyBacklog steady =
                SteadyBacklog.of(Stream.concat(Collections.nCopies(20, sample(3, 0)).stream(), Stream.of(sample(3, 0)))
                        .toList());
        assertThat(steady.holds(sample(8, 2))).isTrue();
        assertThat(steady.holds(sample(9, 2))).isFalse();
        assertThat(steady.holds(sample(8, 2.001))).isFalse();
    }
}
