package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
    void of_more_the_first_and_the_last_lines_are_kept_and_the_gap_is_named(int chunk) {
        assertThat(keeping(14, "ab\ncd\nefghijklmnopqrs\ntu\nvw\n", chunk))
                .isEqualTo("ab\ncd\n… 16 bytes left out …\ntu\nvw\n");
    }

    @Test
    void a_line_that_is_cut_is_left_out_for_half_a_secret_is_not_recognized_as_one() {
        assertThat(keeping(12, "ab\nsecret-in-one-line-of-the-middle\nyz\n", 7))
                .isEqualTo("ab\n… 33 bytes left out …\nyz\n");
        assertThat(keeping(12, "a-secret-in-the-only-line-there-is", 7)).isEqualTo("… 34 bytes left out …\n");
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
