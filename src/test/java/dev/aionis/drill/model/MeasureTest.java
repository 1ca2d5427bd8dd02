package dev.aionis.drill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "18.7, s, 0.02, 18.7 s ± 0.02",
        "7.3271, s, 0.00027, 7.327 s ± 0.0003",
        "0, rows, 0, 0 rows",
        "1, rows, 0, 1 row",
        "1, processes, 0, 1 process",
        "1, s, 0, 1 s",
        "1, ms, 0, 1 ms",
        "20.1004, ms, 0, 20.1 ms",
        "-0.5, s, 0, -0.5 s",
        "0.0004, days, 0, 0.0004 days"
    })
    void reads_like_a_person_would_write_it(double value, String unit, double plusMinus, String text) {
        assertThat(new Measure(value, unit, plusMinus)).hasToString(text);
    }

    @Test
    void an_objective_reads_like_its_measurement() {
        assertThat(Objective.atMost(Duration.ofSeconds(30))).hasToString("≤ 30 s");
        assertThat(Objective.atLeast(1, "checks")).hasToString("≥ 1 check");
    }

    @Test
    void a_span_becomes_its_midpoint_with_half_its_width() {
        var measure = Measure.seconds(new Span(Duration.ofMillis(500), Duration.ofMillis(1500)));

        assertThat(measure).isEqualTo(new Measure(1.0, "s", 0.5));
    }

    @Test
    void figures_that_are_none_are_refused() {
        assertThatThrownBy(() -> new Measure(Double.NaN, "s", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measure(1, "s", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measure(1, " ", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
