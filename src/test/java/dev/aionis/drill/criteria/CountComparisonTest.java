package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountComparisonTest {

    @Test
    void the_probability_is_a_sum_of_hypergeometric_ones() {
        // 5 of 5 and 0 of 5 of 10: one of the 252 ways to choose the bad five
        assertThat(CountComparison.of("errors", 0, 5, 5, 5).pValue()).isCloseTo(1.0 / 252, within(1e-12));
        // without one bad request of the canary: 4 of 4 and 0 of 5, one of the 126 ways to choose four of nine
        assertThat(CountComparison.of("errors", 0, 5, 5, 5).pWithoutWorst()).isCloseTo(1.0 / 126, within(1e-12));
    }

    @Test
    void where_nothing_can_differ_nothing_does() {
        assertThat(CountComparison.of("errors", 0, 5, 0, 5).pValue()).isEqualTo(1);
        assertThat(CountComparison.of("errors", 5, 5, 5, 5).pValue()).isEqualTo(1);
        assertThat(CountComparison.of("errors", 0, 0, 3, 5).pValue()).isEqualTo(1);
        assertThat(CountComparison.of("errors", 3, 5, 0, 0).pValue()).isEqualTo(1);
        assertThat(CountComparison.of("errors", 3, 5, 0, 5).pWithoutWorst()).isEqualTo(1);
    }

    @Test
    void the_smallest_detectable_difference_makes_the_critical_count_as_likely_as_was_wanted() {
        int canary = 60;
        CountComparison seen = CountComparison.of("errors", 6, 120, 2, canary);
        // that count, and no smaller one, is significant without its worst
        int critical = IntStream.rangeClosed(1, canary)
                .filter(bad -> CountComparison.of("errors", 6, 120, bad, canary).pWithoutWorst() <= 0.05)
                .findFirst()
                .orElseThrow();

        double rate = seen.smallestDetectable(0.05, 0.8).orElseThrow() + 6.0 / 120;

        assertThat(atLeast(critical, canary, rate)).isCloseTo(0.8, within(1e-4)).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void a_sample_in_which_only_a_canary_that_always_fails_would_show_can_still_detect_that() {
        // 4 of 4 without one: 3 of 3 against 0 of 20, one of the 1771 ways to choose three of 23
        CountComparison few = CountComparison.of("errors", 0, 20, 0, 4);
        assertThat(few.smallestDetectable(1.0 / 1771, 0.8).orElseThrow()).isBetween(0.9, 1.0);
        assertThat(few.smallestDetectable(1.0 / 1772, 0.8)).isEmpty();
    }

    /** Probability of at least {@code bad} of {@code size} at {@code rate}, added up term by term. */
    private static double atLeast(int bad, int size, double rate) {
        double sum = 0;
        for (int count = bad; count <= size; count++) {
            double ways = 1;
            for (int i = 0; i < count; i++) {
                ways *= (double) (size - i) / (count - i);
            }
            sum += ways * Math.pow(rate, count) * Math.pow(1 - rate, size - count);
        }
        return sum;
    }
}
