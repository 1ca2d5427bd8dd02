package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands for {@code ${…}}. */
class PlaceholdersTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "db.example.org", "EMPTY", "");

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Optional<ScalarText> fill(String text, boolean secret) {
        var scalar = new ConfigNode.Scalar(Location.inFile("drill.yaml", 3), text, false, false);
        return new Placeholders(ENVIRONMENT, folder, problems).fill(scalar, "some.key", secret);
    }

    private String filled(String text) {
        return fill(text, false).orElseThrow().value();
    }

    private String refusal(String text) {
        assertThat(fill(text, false)).isEmpty();
        List<ConfigProblem> found = problems.inFileOrder();
        assertThat(found).hasSize(1);
        return found.get(0).toString();
    }

    @Test
    void a_variable_is_filled_in_wherever_it_stands() {
        assertThat(filled("${HOST}")).isEqualTo("db.example.org");
        assertThat(filled("https://${HOST}:5432/${HOST}")).isEqualTo("https://db.example.org:5432/db.example.org");
    }

    @Test
    void a_default_stands_in_for_a_variable_that_is_unset_or_empty() {
        assertThat(filled("${NONE:-here}")).isEqualTo("here");
        assertThat(filled("${EMPTY:-here}")).isEqualTo("here");
        assertThat(filled("${HOST:-here}")).isEqualTo("db.example.org");
        assertThat(filled("${NONE:-}")).isEmpty();
    }

    @Test
    void a_doubled_dollar_stands_for_itself() {
        assertThat(filled("$${HOST} costs $5")).isEqualTo("${HOST} costs $5");
    }

    @Test
    void a_value_of_a_variable_is_not_filled_in_again() {
        var nested = new Placeholders(Map.of("A", "${B}", "B", "b"), folder, problems);

        assertThat(nested.fill(scalar("${A}"), "some.key", false).orElseThrow().value())
                .isEqualTo("${B}");
    }

    @Test
    void an_unset_variable_is_refused_by_name() {
        assertThat(refusal("${NONE}"))
                .isEqualTo(
                        "drill.yaml:3: some.key, seen environment variable NONE, which is not set, expected a value\n"
                                + "    HINT: export NONE, or give a default: ${NONE:-…}");
    }

    @Test
    void an_empty_variable_is_refused_by_name() {
        assertThat(refusal("x${EMPTY}")).contains("seen environment variable EMPTY, which is empty");
    }

    @Test
    void what_is_no_name_is_refused() {
        assertThat(refusal("${not a name}"))
                .contains("a placeholder that can't be read")
                .contains("write $${");
    }

    @Test
    void a_placeholder_without_its_brace_is_refused() {
        assertThat(refusal("${HOST")).contains("a placeholder that can't be read");
    }

    @Test
    void a_secret_is_read_from_a_file_beside_the_configuration() throws IOException {
        Files.writeString(folder.resolve("key.txt"), "k3y\n");

        ScalarText text = fill("${file:key.txt}", true).orElseThrow();

        assertThat(text.value()).isEqualTo("k3y");
        assertThat(text.literal()).isFalse();
        assertThat(fill("${file:" + folder.resolve("key.txt") + "}", true)
                        .orElseThrow()
                        .value())
                .isEqualTo("k3y");
    }

    @Test
    void a_secret_is_read_from_the_file_that_a_variable_names() throws IOException {
        Path file = Files.writeString(folder.resolve("key.txt"), "k3y\n");
        var ci = new Placeholders(Map.of("KEY_FILE", file.toString()), folder, problems);

        assertThat(ci.fill(scalar("${file:$KEY_FILE}"), "some.key", true)).hasValueSatisfying(text -> {
            assertThat(text.value()).isEqualTo("k3y");
            assertThat(text.literal()).isFalse();
        });
    }

    @Test
    void a_variable_that_holds_the_secret_in_place_of_its_files_path_is_not_shown() {
        var ci = new Placeholders(Map.of("KEY_FILE", "hunter2"), folder, problems);

        assertThat(ci.fill(scalar("${file:$KEY_FILE}"), "some.key", true)).isEmpty();
        assertThat(ci.fill(scalar("${file:$NONE}"), "some.key", true)).isEmpty();
        assertThat(ci.fill(scalar("${file:${KEY_FILE}}"), "some.key", true)).isEmpty();

        assertThat(problems.inFileOrder())
                .extracting(ConfigProblem::seen)
                .containsExactly(
                        "file $KEY_FILE, which can't be read (NoSuchFileException)",
                        "environment variable NONE, which is not set",
                        "${file:${KEY_FILE}}");
        assertThat(problems.inFileOrder().toString()).doesNotContain("hunter2");
    }

    private static ConfigNode.Scalar scalar(String text) {
        return new ConfigNode.Scalar(Location.inFile("drill.yaml", 3), text, false, false);
    }

    @Test
    void a_secret_file_that_is_not_there_or_empty_is_refused() throws IOException {
        Files.writeString(folder.resolve("empty.txt"), "\n");

        assertThat(fill("${file:none.txt}", true)).isEmpty();
        assertThat(fill("${file:empty.txt}", true)).isEmpty();
        assertThat(problems.inFileOrder())
                .extracting(ConfigProblem::seen)
                .containsExactly(
                        "file none.txt, which can't be read (NoSuchFileException)", "file empty.txt, which is empty");
    }

    @Test
    void only_secrets_are_read_from_files() {
        assertThat(refusal("${file:/etc/passwd}")).contains("only secrets are read from files");
    }

    @Test
    void a_value_from_outside_is_masked_with_its_source() {
        assertThat(fill("https://${HOST}/x", false).orElseThrow().shown())
                .isEqualTo("*** (from environment variable HOST)");
    }

    @Test
    void credentials_in_a_literal_are_masked() {
        assertThat(fill("https://anna:hunter2@host/", false).orElseThrow().shown())
                .isEqualTo("\"https://***@host/\"");
        assertThat(fill("jdbc:postgresql://db/aionis?user=a&password=hunter2", false)
                        .orElseThrow()
                        .shown())
                .isEqualTo("\"jdbc:postgresql://db/aionis?user=a&password=***\"");
        assertThat(fill("x".repeat(200), false).orElseThrow().shown()).hasSizeLessThan(70);
    }
}
