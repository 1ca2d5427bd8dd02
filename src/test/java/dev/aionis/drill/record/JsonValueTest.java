package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValueTest {

    @Test
    void numbers_take_the_form_in_which_json_gives_them_back() {
        assertThat(JsonValue.of(3)).isEqualTo(3L);
        assertThat(JsonValue.of(1.5f)).isEqualTo(1.5);
        assertThat(JsonValue.of(List.of(1, true, "x"))).isEqualTo(List.of(1L, true, "x"));
    }

    @Test
    void moments_are_iso_and_lengths_carry_unit_and_bound() {
        assertThat(JsonValue.of(Instant.parse("2026-02-28T10:10:00Z"))).isEqualTo("2026-02-28T10:10:00Z");
        assertThat(JsonValue.of(Duration.ofMillis(1500)))
                .isEqualTo(Map.of("value", 1.5, "unit", "s", "plusMinus", 0.0));
        assertThat(JsonValue.of(new Span(Duration.ofSeconds(1), Duration.ofSeconds(2))))
                .isEqualTo(Map.of("value", 1.5, "unit", "s", "plusMinus", 0.5));
        assertThat(JsonValue.of(Measure.count(2, "rows")))
                .isEqualTo(Map.of("value", 2.0, "unit", "rows", "plusMinus", 0.0));
    }

    @Test
    void keys_may_be_constants_or_numbers() {
        assertThat(JsonValue.of(Map.of(Verdict.PASS, 1))).isEqualTo(Map.of("PASS", 1L));
        assertThat(JsonValue.of(Map.of(25, 1))).isEqualTo(Map.of("25", 1L));
    }

    @Test
    void what_json_cannot_say_is_refused_without_being_quoted() {
        assertThatThrownBy(() -> JsonValue.of(new StringBuilder("hunter2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a StringBuilder, expected")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> JsonValue.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonValue.of(null)).hasMessageContaining("is nothing");
    }

    @Test
    void the_copy_is_deep_and_cannot_be_changed() {
        List<Object> inner = new ArrayList<>(List.of(1));
        Map<String, Object> copy = JsonValue.object(Map.of("list", inner));
        inner.add(2);
        assertThat(copy).isEqualTo(Map.of("list", List.of(1L)));
        assertThatThrownBy(() -> copy.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }
}
