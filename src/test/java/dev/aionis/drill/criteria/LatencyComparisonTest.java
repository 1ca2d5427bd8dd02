package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Latencies so few that their ranks can be counted. */
class LatencyComparisonTest {

    private static LatencyComparison of(long[] baseline, long[] canary) {
        return LatencyComparison.of("latency", baseline, canary, 0.05, 0.8);
    }

    @Test
    void the_probability_is_that_of_the_ranks() {
        LatencyComparison slower = of(new long[] {1, 2, 3}, new long[] {4, 5, 6});
        assertThat(slower.pValue()).as("one of 20 orders").isCloseTo(1.0 / 20, within(1e-12));
        assertThat(slower.pWithoutWorst()).as("one of 10 without the slowest").isCloseTo(1.0 / 10, within(1e-12));
        assertThat(slower.superiority()).isEqualTo(1);
        assertThat(slower.shift()).isEqualTo(Duration.ofNanos(3));
    }

    @Test
    void where_all_are_alike_there_is_no_difference() {
        assertThat(of(new long[] {5, 5}, new long[] {5, 5, 5}).pValue()).isEqualTo(1);
        assertThat(of(new long[] {5, 5, 5}, new long[] {5, 5, 9}).pValue()).isLessThan(1);
        assertThat(of(new long[] {1, 5, 5}, new long[] {5, 5, 5}).pValue()).isLessThan(1);
        assertThat(of(new long[] {5, 5, 5}, new long[] {9, 9, 9}).pValue()).isLessThan(0.1);
    }

    @Test
    void the_smallest_detectable_shift_makes_the_baseline_slower_than_itself_as_often_as_noether_asks() {
        long[] baseline = LongStream.range(0, 20).map(i -> i * i).toArray();
        long[] canary = LongStream.range(0, 20).toArray();

        long shift = of(baseline, canary).smallestDetectable().orElseThrow().toNanos();

        // z of 5 % and of 80 % are 1.6449 and 0.8416: 1/2 + 2.4865 / √(12 · ½ · ½ · 40)
        double wanted = 0.5 + 2.4865 / Math.sqrt(120);
        assertThat(shareUpTo(baseline, shift)).isGreaterThanOrEqualTo(wanted);
        assertThat(shareUpTo(baseline, shift - 1)).isLessThan(wanted);
    }

    @Test
    void an_uneven_split_detects_less_and_a_tiny_sample_nothing() {
        long[] baseline = LongStream.range(0, 30).map(i -> i * i).toArray();
        long[] few = LongStream.range(0, 10).toArray();

        long shift = of(baseline, few).smallestDetectable().orElseThrow().toNanos();

        // 10 of 40: 1/2 + 2.4865 / √(12 · ¼ · ¾ · 40)
        double wanted = 0.5 + 2.4865 / Math.sqrt(90);
        assertThat(shareUpTo(baseline, shift)).isGreaterThanOrEqualTo(wanted);
        assertThat(shareUpTo(baseline, shift - 1)).isLessThan(wanted);
        assertThat(of(new long[] {1, 2}, new long[] {3, 4}).smallestDetectable())
                .isEmpty();
    }

    @Test
    void the_sentence_says_which_way_and_by_how_much() {
        long[] quick = {1_000_000, 2_000_000, 3_000_000};
        long[] slow = {6_000_000, 7_000_000, 8_000_000};
        assertThat(of(quick, slow).sentence())
                .isEqualTo("latency higher by 5.0 ms (3 against 3 answers), slower in 100 % of pairs, p = 0.050");
        assertThat(of(slow, quick).sentence())
                .isEqualTo("latency lower by 5.0 ms (3 against 3 answers), slower in 0 % of pairs, p = 1.000");
        assertThat(of(quick, quick).sentence()).startsWith("latency higher by 0.0 ms");
    }

    private static double shareUpTo(long[] values, long shift) {
        long pairs = Arrays.stream(values)
                .flatMap(x -> Arrays.stream(values).map(y -> y - x))
                .filter(difference -> difference <= shift)
                .count();
        return (double) pairs / (values.length * values.length);
    }
}
