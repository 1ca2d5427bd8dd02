package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillHistoryTest {

    @TempDir
    Path records;

    @Test
    void the_last_restore_is_that_of_the_newest_record_whose_scenario_A_passed() throws IOException {
        DrillRecord passed = SampleRecords.pass();
        keep(passed, "ha_drill_20260228_" + passed.environment() + "_01");

        assertThat(new DrillHistory(records).lastRestore(passed.environment())).contains(passed.finishedAt());
        assertThat(new DrillHistory(records).lastRestore("another")).isEmpty();
    }

    @Test
    void a_restore_that_did_not_pass_was_no_rehearsal() throws IOException {
        DrillRecord failed = SampleRecords.fail();
        assertThat(failed.scenarios().get(0).verdict()).as("premise").isNotEqualTo(ScenarioVerdict.PASS);
        keep(failed, "ha_drill_20260228_" + failed.environment() + "_01");

        assertThat(new DrillHistory(records).lastRestore(failed.environment())).isEmpty();
    }

    @Test
    void folders_without_a_readable_record_tell_nothing() throws IOException {
        Files.createDirectory(records.resolve("ha_drill_20260228_staging-ha_07"));
        Path broken = Files.createDirectory(records.resolve("ha_drill_20260228_staging-ha_08"));
        Files.writeString(broken.resolve(RecordFiles.JSON), "{");
        Files.writeString(records.resolve("plan-staging-ha-20260228T101000000Z.md"), "# Plan");

        assertThat(new DrillHistory(records).lastRestore("staging-ha")).isEmpty();
        assertThat(new DrillHistory(records.resolve("none")).lastRestore("staging-ha"))
                .isEmpty();
    }

    private void keep(DrillRecord record, String folder) throws IOException {
        Path home = Files.createDirectory(records.resolve(folder));
        RecordFiles.write(new EvidenceFolder(home, new Redactor(List.of())), record);
    }
}
