package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLineTest {

    /** Not by its own rules: a shell reads the line and prints each word that it sees. */
    @Test
    void a_shell_reads_the_words_that_were_written() {
        List<String> words =
                List.of("plain", "two words", "it's", "$HOME", "a\nb", "", "*", "back\\slash", "\"", "-n;ls");

        var read = Command.of(List.of("sh", "-c", "printf '[%s]' " + ShellLine.of(words)))
                .run();

        assertThat(read.stdout()).isEqualTo("[" + String.join("][", words) + "]");
    }

    @Test
    void what_needs_no_quotes_has_none() {
        assertThat(ShellLine.of(List.of("docker", "start", "5805fc6c2dcf", "--set", "a.b=c:/d")))
                .isEqualTo("docker start 5805fc6c2dcf --set a.b=c:/d");
    }
}
