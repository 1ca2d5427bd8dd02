package dev.aionis.drill.sandbox.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> FLAGS = Set.of("--strict-warnings");
    private static final Set<String> OPTIONS = Set.of("--scope");

    @Test
    void flags_and_options_are_read() {
        Arguments arguments = Arguments.parse(List.of("--strict-warnings", "--scope", "default"), FLAGS, OPTIONS);
        assertThat(arguments.has("--strict-warnings")).isTrue();
        assertThat(arguments.value("--scope")).contains("default");
    }

    @Test
    void nothing_unknown_is_silently_ignored() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--strict"), FLAGS, OPTIONS))
                .hasMessageContaining("unknown argument --strict");
    }

    @Test
    void an_option_needs_its_value() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--scope"), FLAGS, OPTIONS))
                .hasMessage("--scope needs a value");
    }
}
