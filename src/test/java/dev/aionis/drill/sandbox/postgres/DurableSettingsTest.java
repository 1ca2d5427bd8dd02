package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurableSettingsTest {

    private static final Map<String, String> EXPECTED = Map.of("fsync", "on", "synchronous_commit", "on");

    @Test
    void settings_as_expected_pass() {
        assertThatCode(() -> DurableSettings.verify(EXPECTED, EXPECTED)).doesNotThrowAnyException();
    }

    @Test
    void a_setting_that_is_off_is_named_with_both_values() {
        assertThatThrownBy(() -> DurableSettings.verify(EXPECTED, Map.of("fsync", "off", "synchronous_commit", "on")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("PostgreSQL is not durable: fsync = off, expected on")
                .hasMessageNotContaining("synchronous_commit");
    }
}
