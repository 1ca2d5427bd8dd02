package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private static final int LONGEST = 512 * 1024;
    private static final String LINE = "a line of the log, ✓\n";

    @TempDir
    Path folder;

    @Test
    void a_short_log_is_kept_whole() throws IOException {
        assertThat(LogTail.of(log("begin\nmiddle ✓\nend\n"))).isEqualTo("begin\nmiddle ✓\nend\n");
    }

    @Test
    void a_log_of_the_longest_length_is_kept_whole() throws IOException {
        String text = "x".repeat(LONGEST - 1) + "\n";

        assertThat(LogTail.of(log(text))).isEqualTo(text);
    }

    @Test
    void of_a_long_log_whole_lines_are_kept_since_half_a_secret_would_not_be_recognized() throws IOException {
        String first = "password=hunter2-hunter2-hunter2\n";
        int lines = (LONGEST - first.length() / 2) / LINE.getBytes(StandardCharsets.UTF_8).length;
        Path log = log(first + LINE.repeat(lines));
        assertThat(Files.size(log)).as("the cut falls into the first line").isBetween(LONGEST + 1L, LONGEST + 32L);

        String tail = LogTail.of(log);

        assertThat(tail.lines().distinct())
                .containsExactly("… 33 bytes before this are left out …", "a line of the log, ✓");
        assertThat(tail.lines()).hasSize(1 + lines);
    }

    @Test
    void a_log_that_is_one_overlong_line_is_left_out() throws IOException {
        assertThat(LogTail.of(log("y".repeat(LONGEST + 7)))).isEqualTo("… 524295 bytes before this are left out …\n");
    }

    @Test
    void a_log_that_is_not_there_is_named_and_breaks_nothing() {
        assertThat(LogTail.of(folder.resolve("gone.log")))
                .isEqualTo("log gone.log, could not be read: FileNotFoundException\n");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("api-1.log"), text);
    }
}
