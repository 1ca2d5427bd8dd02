package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that would make a production environment look like another one. */
class ProductionMarkTest {

    private static final String PRODUCTION =
            Configurations.EXTERNAL.replace("environment: staging-ha", "environment: prod-ha\nproduction: true");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "no", "", "${PRODUCTION:-false}"})
    void no_option_takes_the_mark_away(String value) {
        assertThat(refusal(PRODUCTION, "production", value))
                .contains("-Ddrill.set.production: production, seen \"" + value
                        + "\", expected what the file has, since it" + " is marked as production at ")
                .contains("HINT: an option can't unmark a production environment");
    }

    @Test
    void nor_does_a_placeholder_in_the_file_let_one_through() {
        String asked = PRODUCTION.replace("production: true", "production: ${IS_PRODUCTION:-true}");

        assertThat(refusal(asked, "production", "false")).contains("an option can't unmark a production environment");
        assertThat(refusal(PRODUCTION.replace("production: true", "production: ${NOT_SET}"), "production", "false"))
                .as("what can't be told is taken for a yes")
                .contains("an option can't unmark a production environment");
    }

    @Test
    void a_production_environment_keeps_its_name() {
        assertThat(refusal(PRODUCTION, "environment", "staging-ha"))
                .contains("-Ddrill.set.environment: environment, seen \"staging-ha\", expected what the file has")
                .contains("HINT: -Ddrill.confirm names the environment of the file");
    }

    @Test
    void what_makes_nothing_laxer_is_let_through() {
        assertThat(read(PRODUCTION, Map.of("production", "true", "environment", "prod-ha"))
                        .production())
                .isTrue();
        assertThat(read(Configurations.EXTERNAL, Map.of("production", "true")).production())
                .isTrue();
        assertThat(read(PRODUCTION.replace("production: true", "production: false"), Map.of("environment", "other"))
                        .environment())
                .isEqualTo("other");
    }

    private DrillConfig read(String yaml, Map<String, String> overrides) {
        return new Configurations(folder).reading(yaml, overrides).config();
    }

    private String refusal(String yaml, String key, String value) {
        return new Configurations(folder).refusal(yaml, Map.of(key, value));
    }
}
