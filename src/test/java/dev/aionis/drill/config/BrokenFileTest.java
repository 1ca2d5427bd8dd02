package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that can't be read at all: not there, not YAML, or built to exhaust the reader. */
class BrokenFileTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(
                        "wrong indentation",
                        "owner: x\n  environment: y\n",
                        "drill.yaml:2: seen broken YAML in column 14"),
                arguments(
                        "tab", "sample:\n\ttenant: default\n", "drill.yaml:2: seen a tab in column 1, expected spaces"),
                arguments("open quote", "owner: \"x\nenvironment: y\n", "drill.yaml:3: seen broken YAML in column 1"),
                arguments("open bracket", "observers: [a, b\nowner: x\n", "drill.yaml:2: seen broken YAML in column 6"),
                arguments(
                        "alias without anchor", "owner: *hunter2\n", "drill.yaml:1: seen an alias without its anchor"),
                arguments("second document", "owner: x\n---\nowner: y\n", "drill.yaml:2: seen a second document"),
                arguments("empty file", "", "drill.yaml:1: seen an empty file, expected keys and values"),
                arguments("only comments", "# nothing\n", "drill.yaml:1: seen an empty file, expected keys and values"),
                arguments("a list", "- a\n- b\n", "drill.yaml:1: seen a list, expected keys and values"),
                arguments("a text", "hello", "drill.yaml:1: seen a single value, expected keys and values"),
                arguments("control characters", "owner: \u0001\n", "seen YAML that its reader refuses"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void what_is_not_yaml_is_located(String description, String text, String problem) {
        String message = new Configurations(folder).refusal(text);

        assertThat(message).contains(problem).contains("\n    HINT: ").doesNotContain("hunter2");
    }

    @Test
    void a_yaml_bomb_is_refused() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'i'; name++) {
            bomb.append("%1$s: &%1$s [".formatted(name))
                    .append(("*" + (char) (name - 1) + ", ").repeat(8))
                    .append("*" + (char) (name - 1) + "]\n");
        }

        assertThat(new Configurations(folder).refusal(bomb.toString()))
                .contains("seen YAML that its reader refuses, expected plain YAML, few aliases, little nesting");
    }

    @Test
    void few_aliases_that_grow_into_many_values_are_refused() {
        String bomb = "a: &a [" + "x, ".repeat(900) + "x]\n" + "b: [" + "*a, ".repeat(30) + "*a]\n";

        assertThat(new Configurations(folder).refusal(bomb)).contains("seen more than 20000 values");
    }

    @Test
    void an_alias_within_its_own_anchor_is_refused() {
        assertThat(new Configurations(folder).refusal("observers: &a [*a]\n"))
                .contains("drill.yaml:1: seen sections nested more than 20 deep");
    }

    @Test
    void a_few_aliases_are_read() {
        String text = Configurations.SHORTEST.replace(
                "owner: platform-oncall", "owner: &who platform-oncall\nobservers: [*who]");

        assertThat(new Configurations(folder).read(text).observers()).containsExactly("platform-oncall");
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        assertThat(new Configurations(folder).refusal("# " + "x".repeat(1_000_000)))
                .contains("drill.yaml: seen more than 1 MB");
    }

    @Test
    void a_file_that_is_not_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "owner: Jürgen".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> DrillConfigReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("seen bytes that are not UTF-8, expected YAML in UTF-8");
    }

    @Test
    void a_file_that_is_not_there_is_refused_with_those_that_are() throws IOException {
        Path there = Files.createDirectory(folder.resolve("drill-config"));
        Files.writeString(there.resolve("local.yaml"), "");
        Files.writeString(there.resolve("staging.yaml"), "");

        assertThatThrownBy(() -> DrillConfigReader.read(there.resolve("lokal.yaml"), Map.of(), Map.of()))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("lokal.yaml: seen no such file, expected a configuration file")
                .hasMessageContaining("HINT: there is drill-config/ with local.yaml, staging.yaml");
        assertThatThrownBy(() -> DrillConfigReader.read(there, Map.of(), Map.of()))
                .hasMessageContaining("drill-config: seen a directory");
    }
}
