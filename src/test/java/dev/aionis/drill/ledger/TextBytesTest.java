package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextBytesTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StringBuilder expected = new StringBuilder();

    @Test
    void ids_numbers_and_instants_read_as_the_jdk_writes_them() throws IOException {
        var random = new SplittableRandom(11);
        var instants = new InstantText();
        try (var text = new TextBytes(written)) {
            for (int i = 0; i < 20_000; i++) {
                var id = new UUID(random.nextLong(), random.nextLong());
                long number = random.nextLong() >> random.nextInt(64);
                var instant = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), 1 + random.nextInt(999) * 1_000);
                text.put(id).put('\t').put(number).put('\t');
                instants.put(instant.plusNanos(1), text);
                text.put('\n');
                expected.append(id + "\t" + number + "\t" + instant.plusNanos(1) + "\n");
            }
        }
        assertWritten();
    }

    @Test
    void the_ends_of_the_range_of_numbers_are_whole() throws IOException {
        try (var text = new TextBytes(written)) {
            for (long number : List.of(0L, 9L, 10L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
                text.put(number).put(' ');
                expected.append(number).append(' ');
            }
        }
        assertWritten();
    }

    @Test
    void text_of_any_length_and_script_arrives_whole() throws IOException {
        try (var text = new TextBytes(written)) {
            for (int length : List.of(0, 1, 9_362, 9_363, 30_000, 3)) {
                String one = "aä😀".repeat(length);
                text.put(one).put('|');
                expected.append(one).append('|');
            }
        }
        assertWritten();
    }

    private void assertWritten() {
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }
}
