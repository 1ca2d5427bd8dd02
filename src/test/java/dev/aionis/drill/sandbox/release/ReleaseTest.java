package dev.aionis.drill.sandbox.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    private final Release knownGood = Release.named("v0.1.8");
    private final Release candidate = Release.named("v0.2.2");

    @Test
    void the_candidate_has_the_contracts_28_migrations() {
        assertThat(candidate.migrations()).hasSize(28);
        assertThat(candidate.migrations().get(0).filename()).isEqualTo("0001_init.sql");
        assertThat(candidate.migrations().get(27).filename()).isEqualTo("0028_control_incident_publish_queue.sql");
    }

    @Test
    void the_known_good_release_needs_the_first_24_of_them() {
        assertThat(knownGood.migrations()).isEqualTo(candidate.migrations().subList(0, 24));
    }

    @Test
    void migrations_are_numbered_without_a_gap() {
        assertThat(candidate.migrations())
                .extracting(migration -> Integer.parseInt(migration.filename().substring(0, 4)))
                .isEqualTo(IntStream.rangeClosed(1, 28).boxed().toList());
    }

    @Test
    void migrations_only_expand() {
        assertThat(candidate.migrations())
                .noneMatch(migration ->
                        migration.sql().toLowerCase(Locale.ROOT).matches("(?s).*\\b(drop|rename|truncate)\\b.*"));
    }

    @Test
    void an_unknown_release_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Release.named("v9"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("release 'v9'")
                .hasMessageContaining("[v0.1.8, v0.2.2]");
    }
}
