package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values from the command line in place of those in the file. */
class OverridesTest {

    @TempDir
    private Path folder;

    private DrillConfig with(String path, String value) {
        return new Configurations(folder)
                .reading(Configurations.SHORTEST, Map.of(path, value))
                .config();
    }

    private String refusal(String path, String value) {
        return new Configurations(folder).refusal(Configurations.SHORTEST, Map.of(path, value));
    }

    @Test
    void a_written_value_is_replaced() {
        assertThat(with("release.rollback", "v0.1.7").release().rollback()).isEqualTo("v0.1.7");
    }

    @Test
    void a_value_in_a_section_that_is_not_written_is_set() {
        DrillConfig config = with("objectives.restore.rto", "20s");

        assertThat(config.objectives().restore().rto()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.objectives().restore().rpoRows()).isZero();
    }

    @Test
    void a_list_is_written_with_commas_or_as_yaml() {
        assertThat(with("observers", "anna, ben").observers()).containsExactly("anna", "ben");
        assertThat(with("observers", "[\"a, b\", c]").observers()).containsExactly("a, b", "c");
        assertThat(with("observers", "anna").observers()).containsExactly("anna");
    }

    @Test
    void a_value_of_a_list_item_is_reached_by_its_number() {
        assertThat(with("gates.0.timeout", "3m").gates().get(0).timeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(with("gates.0.environment.CI", "true").gates().get(0).environment())
                .isEqualTo(Map.of("CI", "true"));
    }

    @Test
    void an_item_is_reached_in_a_list_that_was_itself_replaced() {
        var overrides = new LinkedHashMap<String, String>();
        overrides.put("gates.1.timeout", "3m");
        overrides.put("gates", "[{name: one, command: [\"true\"]}, {name: two, command: [\"true\"]}]");

        DrillConfig config = new Configurations(folder)
                .reading(Configurations.SHORTEST, overrides)
                .config();

        assertThat(config.gates().get(1).timeout()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void a_whole_section_or_list_is_written_as_yaml() {
        assertThat(with("release", "{candidate: v2, rollback: v1}").release()).isEqualTo(new ReleaseConfig("v2", "v1"));
        assertThat(with("gates", "[{name: one, command: [\"true\"]}]").gates())
                .extracting(GateConfig::name)
                .containsExactly("one");
    }

    @Test
    void overrides_are_picked_out_of_all_properties() {
        var properties = new Properties();
        properties.setProperty("drill.set.objectives.restore.rto", "1ms");
        properties.setProperty("drill.config", "drill-config/local.yaml");

        assertThat(DrillConfigReader.overridesIn(properties)).isEqualTo(Map.of("objectives.restore.rto", "1ms"));
    }

    @Test
    void placeholders_are_filled_in() {
        assertThat(with("owner", "${PASSWORD}").owner()).isEqualTo(Configurations.OUTSIDE.get("PASSWORD"));
    }

    @Test
    void a_misspelt_path_is_refused_with_the_nearest() {
        assertThat(refusal("objectives.restor.rto", "20s")).contains("""
                          -Ddrill.set.objectives.restor.rto: objectives.restor.rto, seen an unknown key, expected the path of one
                            HINT: did you mean objectives.restore.rto?
                        """);
    }

    @Test
    void a_path_that_is_too_short_is_refused_with_the_whole() {
        assertThat(refusal("claim-timeout", "20s")).contains("HINT: did you mean deployment.sandbox.claim-timeout?");
    }

    @Test
    void a_path_that_leads_nowhere_is_refused() {
        assertThat(refusal("owner.name", "x")).contains("-Ddrill.set.owner.name: owner.name, seen an unknown key");
        assertThat(refusal("gates.7.timeout", "1s")).contains("gates.7.timeout, seen an unknown key");
        assertThat(refusal("", "1s")).contains("seen an unknown key");
        assertThat(refusal("qqqqqqqqqqqq", "1s")).contains("HINT: docs/configuration.md has them all");
    }

    @Test
    void a_bad_value_is_located_on_the_command_line() {
        assertThat(refusal("objectives.restore.rto", "20 sec")).contains("""
                          -Ddrill.set.objectives.restore.rto: objectives.restore.rto, seen "20 sec", expected a duration such as 20s, 500ms or 1h30m
                            HINT: write 20s
                        """);
        assertThat(refusal("owner", "")).contains("-Ddrill.set.owner: owner, seen no value");
        assertThat(refusal("observers", "[a")).contains("-Ddrill.set.observers: observers, seen broken YAML");
    }

    @Test
    void problems_of_the_command_line_follow_those_of_the_file() {
        String message = new Configurations(folder)
                .refusal(
                        Configurations.SHORTEST.replace("kind: embedded", "kind: x"),
                        Map.of("owner", "", "environment", "a b"));

        assertThat(message).containsSubsequence("drill.yaml:8: ", "-Ddrill.set.environment: ", "-Ddrill.set.owner: ");
    }

    @Test
    void a_mistake_in_the_file_is_not_hidden_by_an_override_below_it() {
        String text = Configurations.SHORTEST.replace(
                "release:\n  candidate: v0.2.2\n  rollback: v0.1.8\n", "release: v0.2.2\n");

        assertThat(new Configurations(folder).refusal(text, Map.of("release.rollback", "v1")))
                .contains("release, seen a single value");
    }
}
