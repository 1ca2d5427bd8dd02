package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedOutputTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 26})
    void what_fits_is_kept_whole_however_it_comes(int chunk) {
        assertThat(keeping(26, "abcdefghijklmnopqrstuvwxyz", chunk)).isEqualTo("abcdefghijklmnopqrstuvwxyz");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 26})
    void of_more_the_head_and_the_tail_are_kept_and_the_gap_is_named(int chunk) {
        assertThat(keeping(7, "abcdefghijklmnopqrstuvwxyz", chunk)).isEqualTo("abc\n… 19 bytes left out …\nwxyz");
    }

    private static String keeping(int limit, String text, int chunk) {
        var output = new BoundedOutput(limit);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            output.append(part, part.length);
        }
        return output.text();
    }
}
