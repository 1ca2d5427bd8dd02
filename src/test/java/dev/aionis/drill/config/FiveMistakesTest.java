package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole refusal of a file with five mistakes, word by word. */
class FiveMistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/config");

    @Test
    void five_mistakes_are_refused_with_five_messages_in_file_order() throws IOException {
        Path file = FOLDER.resolve("five-mistakes.yaml");

        var refused = catchThrowableOfType(
                ConfigurationRefused.class,
                () -> DrillConfigReader.read(file, Map.of(), Map.of("DRILL_CANDIDATE", "")));

        assertThat(refused.problems()).hasSize(5);
        assertThat(refused.getMessage() + "\n").isEqualTo(Files.readString(FOLDER.resolve("five-mistakes.txt")));
    }
}
