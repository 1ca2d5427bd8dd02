package dev.aionis.drill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillIdTest {

    @Test
    void it_says_when_where_and_which_of_the_day() {
        DrillId id = DrillId.of(LocalDate.of(2026, 2, 28), "staging-ha", 3);

        assertThat(id).hasToString("ha_drill_20260228_staging-ha_03");
        assertThat(id.day()).isEqualTo("20260228");
        assertThat(id.environment()).isEqualTo("staging-ha");
        assertThat(id.number()).isEqualTo(3);
    }

    @Test
    void the_hundredth_of_a_day_follows_the_ninety_ninth_and_comes_before_the_next_days_first() {
        assertThat(Stream.of("20260301_e_01", "20260228_e_100", "20260228_e_99", "20260228_e_02")
                        .map(end -> new DrillId("ha_drill_" + end))
                        .sorted(DrillId.ORDER))
                .extracting(DrillId::number)
                .containsExactly(2, 99, 100, 1);
    }

    /** Its folder is made by it, and a manifest that names one is not trusted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ha_drill_20260228_.._01",
                "ha_drill_20260228_../../etc_01",
                "ha_drill_20260228_a/b_01",
                "ha_drill_20260228_e_1",
                "ha_drill_20260228_e_123456789",
                "ha_drill_2026_e_01",
                "ha_drill_20260228_e_01\n"
            })
    void what_might_lead_elsewhere_or_has_no_number_is_none(String text) {
        assertThat(DrillId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new DrillId(text)).hasMessageContaining("expected ha_drill_<yyyymmdd>");
    }
}
