package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_length_below_a_second_has_milliseconds_and_none_is_bare() {
        assertThat(Figures.seconds(Duration.ofMillis(41_250))).isEqualTo("41.3 s");
        assertThat(Figures.seconds(Duration.ofMillis(40))).isEqualTo("0.040 s");
        assertThat(Figures.seconds(Duration.ofMillis(949))).isEqualTo("0.949 s");
        assertThat(Figures.seconds(Duration.ofMillis(950))).isEqualTo("1.0 s");
        assertThat(Figures.seconds(Duration.ofMillis(-400))).isEqualTo("-0.400 s");
        assertThat(Figures.seconds(Duration.ZERO)).isEqualTo("0.0 s");
    }

    @Test
    void what_rounds_to_no_millisecond_has_no_sign() {
        assertThat(Figures.millis(Duration.ofNanos(12_440_000))).isEqualTo("12.4 ms");
        assertThat(Figures.millis(Duration.ofNanos(-12_460_000))).isEqualTo("-12.5 ms");
        assertThat(Figures.millis(Duration.ofNanos(-40_000))).isEqualTo("0.0 ms");
    }

    @Test
    void a_whole_percentage_is_bare() {
        assertThat(Figures.percent(0.25)).isEqualTo("25 %");
        assertThat(Figures.percent(0.2414)).isEqualTo("24.1 %");
        assertThat(Figures.percent(0.29)).as("0.29 × 100 is a little below 29").isEqualTo("29 %");
    }

    @Test
    void a_probability_has_as_many_digits_as_it_is_worth() {
        assertThat(Figures.pValue(0.0343)).isEqualTo("p = 0.034");
        assertThat(Figures.pValue(0.001)).isEqualTo("p = 0.001");
        assertThat(Figures.pValue(0.0009)).isEqualTo("p = 9e-4");
        assertThat(Figures.pValue(2e-11)).isEqualTo("p = 2e-11");
        assertThat(Figures.pValue(1e-12)).isEqualTo("p = 1e-12");
        assertThat(Figures.pValue(0.9e-12)).isEqualTo("p < 1e-12");
    }

    @Test
    void a_whole_figure_is_bare() {
        assertThat(Figures.decimal(3)).isEqualTo("3");
        assertThat(Figures.decimal(3.44)).isEqualTo("3.4");
    }

    @Test
    void one_is_no_plural() {
        assertThat(Figures.counted(0, "row")).isEqualTo("0 rows");
        assertThat(Figures.counted(1, "row")).isEqualTo("1 row");
        assertThat(Figures.counted(2, "row")).isEqualTo("2 rows");
    }

    @Test
    void five_are_named_and_the_sixth_is_counted() {
        assertThat(Figures.some(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, d, e");
        assertThat(Figures.some(List.of("a", "b", "c", "d", "e", "f"))).isEqualTo("a, b, c, d, e plus 1 more");
    }
}
