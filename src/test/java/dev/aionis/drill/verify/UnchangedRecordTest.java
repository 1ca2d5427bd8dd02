package dev.aionis.drill.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.record.CleanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identifiers, hashes, WAL positions and names that a record is made of look like no secret. */
class UnchangedRecordTest {

    @TempDir
    Path folder;

    @Test
    void of_the_record_of_a_real_drill_cleaning_takes_nothing() throws IOException {
        RealRecord real = RealRecord.in(folder);
        var redactor = new Redactor(List.of());
        List<String> files = real.files("");
        assertThat(files).hasSizeGreaterThan(50);
        for (String file : files) {
            if (file.endsWith(".json")) {
                JsonNode json = real.json(file);
                assertThat(CleanJson.of(json.deepCopy(), redactor)).as(file).isEqualTo(json);
            } else if (!file.endsWith(".gz") && !file.endsWith(".ledger") && !file.endsWith(".png")) {
                for (String line : Files.readAllLines(real.folder().resolve(file))) {
                    assertThat(redactor.clean(line)).as(file).isEqualTo(line);
                }
            }
        }
    }
}
