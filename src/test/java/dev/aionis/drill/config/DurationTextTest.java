package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "20s, PT20S",
        "500ms, PT0.5S",
        "2m, PT2M",
        "1h30m, PT1H30M",
        "1d, PT24H",
        "1.5h, PT90M",
        "0.25ms, PT0.00025S",
        "0s, PT0S",
        "1m500ms, PT1M0.5S",
        "PT30S, PT30S",
        "P1DT1H, PT25H",
        "999999999999d, PT23999999999976H"
    })
    void durations_are_read_as_people_write_them(String text, Duration expected) {
        assertThat(DurationText.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "20 s",
                "-5s",
                "PT-5S",
                "s",
                "1m1h",
                "1s1s",
                "5x",
                "1,5s",
                "P",
                "1e3s",
                "20S",
                "5s ",
                "99999999999999s"
            })
    void other_texts_are_no_durations(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "20s", "1h30m", "1m500ms", "1d1h1m1s1ms"})
    void a_printed_duration_reads_back(String text) {
        assertThat(DurationText.format(DurationText.parse(text).orElseThrow())).isEqualTo(text);
    }
}
