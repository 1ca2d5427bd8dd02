package dev.aionis.drill.evidence.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 1 ms",
        "PT0.0804S, 80 ms",
        "PT0.62S, 0.62 s",
        "PT6.2S, 6.2 s",
        "PT30S, 30 s",
        "PT119.96S, 120 s",
        "PT2M, 2 min",
        "PT18M40.5S, 18 min 41 s"
    })
    void a_length_of_time_has_three_figures(Duration length, String text) {
        assertThat(Seconds.of(length)).isEqualTo(text);
    }
}
