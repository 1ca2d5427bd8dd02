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
    void lines_that_are_alike_are_one_finding_and_no_row_is_told() throws IOException {
        String line =
                "%s api-1 error request %s failed: sqlstate 23502, ERROR: null value in column \"lane\" of relation"
                        + " \"nodes\" violates not-null constraint  Detail: Failing row contains (%d, Alice's diary).\n";
        String one = line.formatted("2026-02-28T10:00:00.123Z", "e3a86011-947e-48d2-a4cd-66a819632457", 94);
        String two = line.formatted("2026-02-28T10:00:01.004Z", "be324220-e671-42aa-bef5-fb8fec359f58", 7);
        String three = line.formatted("2026-02-28T10:00:02.000Z", "47103204-bfd6-4522-89a3-818cb9c2e312", 12);
        String other = "ERROR: column \"lane2\" does not exist Position: 67\n";
        String another = "ERROR: column \"lane3\" does not exist Position: 67\n";

        var scan = ContractScan.of(List.of(log("api-1.log", one + other + two + three + another)));

        assertThat(scan.violations())
                .containsExactly(
                        "api-1.log: 2026-02-28T10:00:00.123Z api-1 error request e3a86011-947e-48d2-a4cd-66a819632457"
                                + " failed: sqlstate 23502, ERROR: null value in column \"lane\" of relation \"nodes\""
                                + " violates not-null constraint (2 more like it)",
                        "api-1.log: ERROR: column \"lane2\" does not exist Position: 67",
                        "api-1.log: ERROR: column \"lane3\" does not exist Position: 67");
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
