package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.RequestSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTablesTest {

    private static final String HEADER = "scheduled_at,sent_at,operation,target,latency_ms,outcome,status\n";
    private static final String ROW =
            "2026-11-22T12:06:48.994589Z,2026-11-22T12:06:48.995987Z,write,balancer,17.503,ok,200\n";

    private final ReadTables tables = new ReadTables();

    @TempDir
    Path folder;

    @Test
    void a_table_is_read_once_until_it_has_grown() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"), HEADER + ROW);

        List<RequestSample> once = tables.rows(SampleTable.REQUESTS, file);
        assertThat(once).hasSize(1);
        assertThat(tables.rows(SampleTable.REQUESTS, file)).isSameAs(once);

        Files.writeString(file, ROW, StandardOpenOption.APPEND);
        assertThat(tables.rows(SampleTable.REQUESTS, file)).hasSize(2);
    }

    @Test
    void a_table_that_was_damaged_since_is_refused_and_not_remembered() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"), HEADER + ROW);
        tables.rows(SampleTable.REQUESTS, file);

        Files.writeString(file, HEADER + ROW + "nonsense\n");

        assertThatThrownBy(() -> tables.rows(SampleTable.REQUESTS, file)).hasMessageContaining("requests.csv");
    }
}
