package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanLinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void a_secret_is_found_however_the_stream_is_cut(int piece) throws IOException {
        String said =
                "begin\nwith hunter2-é here\n-----BEGIN PRIVATE KEY-----\nMIIabc\nMIIdef\n-----END PRIVATE KEY-----\nend";

        assertThat(passed(said, piece))
                .isEqualTo("begin\nwith [redacted] here\n-----BEGIN PRIVATE KEY-----[redacted]\nend");
    }

    private static String passed(String text, int piece) throws IOException {
        var out = new ByteArrayOutputStream();
        var redactor = new Redactor(List.of("hunter2-é"));
        try (var lines = new CleanLines(out, () -> redactor)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += piece) {
                lines.write(bytes, from, Math.min(piece, bytes.length - from));
                lines.flush();
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
