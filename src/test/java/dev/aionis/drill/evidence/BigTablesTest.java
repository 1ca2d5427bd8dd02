package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that have grown big are compressed, and read as if they were not. */
class BigTablesTest {

    @TempDir
    Path root;

    @Test
    void a_big_table_is_compressed_and_holds_what_it_held() throws IOException {
        String rows = "at,pending\n" + "2026-02-28T10:10:00Z,4\n".repeat(1000);
        Path table = file("samples/c-backlog.csv", rows);

        BigTables.compress(root, rows.length());

        assertThat(table).doesNotExist();
        Path compressed = root.resolve("samples/c-backlog.csv.gz");
        assertThat(BigTables.of(table)).isEqualTo(compressed);
        assertThat(Files.size(compressed)).isLessThan(rows.length() / 20);
        try (var in = BigTables.open(compressed)) {
            assertThat(in).hasContent(rows);
        }
        assertThat(root.resolve("samples")).isDirectoryContaining("glob:**.gz");
        try (var left = Files.list(root.resolve("samples"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void what_is_small_compressed_already_or_no_table_stays_as_it_is() throws IOException {
        Path small = file("samples/a-clocks.csv", "small");
        Path compressed = file("ledger/a-audit.tsv.gz", "compressed already");
        Path log = file("logs/c-worker.log", "a long log");

        BigTables.compress(root, 6);

        assertThat(small).hasContent("small");
        assertThat(compressed).hasContent("compressed already");
        assertThat(log).hasContent("a long log");
        assertThat(BigTables.of(small)).isEqualTo(small);
    }

    @Test
    void a_table_that_is_nowhere_is_named_as_it_was() {
        Path table = root.resolve("samples/none.csv");

        assertThat(BigTables.of(table)).isEqualTo(table);
    }

    private Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
