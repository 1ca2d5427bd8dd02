package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractScanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T10:00:00Z startup contract violated: migration 0025_x.sql needed by v0.2.2 not found",
                "migration 0026_y.sql failed: syntax error",
                "failed to apply migration 0026_y.sql",
                "ERROR: column \"lane\" does not exist",
                "ERROR: null value in column \"lane\" of relation \"nodes\" violates not-null constraint",
                "ERROR: new row for relation \"nodes\" violates check constraint \"nodes_lane\"",
                "ERROR: invalid input value for enum lane: \"private\""
            })
    void a_violation_is_found_and_named_with_its_log(String line) throws IOException {
        var scan = ContractScan.of(List.of(log("api-2.log", "starting\n" + line + "\nready\n")));

        assertThat(scan.logsSearched()).isEqualTo(1);
        assertThat(scan.violations()).containsExactly("api-2.log: " + line);
    }

    @Test
    void ordinary_lines_are_no_violations() throws IOException {
        var scan = ContractScan.of(List.of(log("api-1.log", "migration 0001_init.sql applied\nlistening on 3001\n")));

        assertThat(scan.violations()).isEmpty();
    }

    @Test
    void a_log_that_can_not_be_read_is_a_finding_and_not_a_clean_log() {
        var scan = ContractScan.of(List.of(folder.resolve("gone.log")));

        assertThat(scan.logsSearched()).isZero();
        assertThat(scan.violations()).singleElement().asString().contains("gone.log could not be read");
    }

    private Path log(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
