package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {

    @TempDir
    Path drill;

    @Test
    void json_markdown_and_html_are_left_in_the_folder_and_read_back() {
        RecordFiles.write(folder(List.of()), SampleRecords.fail());
        assertThat(drill.resolve("record.json")).exists();
        assertThat(drill.resolve("record.md")).content().isEqualTo(RecordMarkdown.render(SampleRecords.fail()));
        assertThat(drill.resolve("record.html")).content().isEqualTo(RecordHtml.render(SampleRecords.fail()));
        assertThat(RecordFiles.read(drill)).isEqualTo(SampleRecords.fail());
    }

    @Test
    void a_rendering_that_was_lost_is_made_again_from_the_json_alone() throws IOException {
        RecordFiles.write(folder(List.of()), SampleRecords.fail());
        String html = Files.readString(drill.resolve("record.html"));
        Files.delete(drill.resolve("record.md"));
        Files.writeString(drill.resolve("record.html"), "");

        RecordFiles.render(drill);

        assertThat(drill.resolve("record.md")).content().isEqualTo(RecordMarkdown.render(SampleRecords.fail()));
        assertThat(drill.resolve("record.html")).content().isEqualTo(html);
    }

    @Test
    void a_text_that_ends_like_the_name_of_a_secret_does_not_cost_the_page_its_markup() {
        RecordFiles.write(folder(List.of()), SampleRecords.failingBecause("it asked for a password="));
        assertThat(drill.resolve("record.html")).content().contains("it asked for a password=</td>");
    }

    @Test
    void writing_again_replaces_all_and_leaves_nothing_half_written() throws IOException {
        RecordFiles.write(folder(List.of()), SampleRecords.fail());
        RecordFiles.write(folder(List.of()), SampleRecords.pass());
        assertThat(RecordFiles.read(drill)).isEqualTo(SampleRecords.pass());
        assertThat(drill.toFile().list()).containsExactlyInAnyOrder("record.json", "record.md", "record.html");
    }

    @Test
    void no_secret_is_in_any_of_them() {
        RecordFiles.write(folder(List.of("max_attempts_exceeded")), SampleRecords.fail());
        assertThat(drill.resolve("record.json")).content().doesNotContain("max_attempts_exceeded");
        assertThat(drill.resolve("record.md")).content().doesNotContain("max_attempts_exceeded");
        assertThat(drill.resolve("record.html")).content().doesNotContain("max_attempts_exceeded");
    }

    @Test
    void a_secret_that_markdown_would_escape_is_not_in_it_either() {
        String secret = "hun*ter<=2&3";
        RecordFiles.write(folder(List.of(secret)), SampleRecords.failingBecause("refused " + secret));
        assertThat(drill.resolve("record.md"))
                .content()
                .contains("refused [redacted]")
                .doesNotContain("hun\\*ter", "hun*ter");
    }

    @Test
    void a_secret_that_is_part_of_the_id_too_does_not_keep_the_record_from_being_written() {
        assertThatThrownBy(() -> RecordFiles.write(folder(List.of("staging-ha")), SampleRecords.fail()))
                .as("nobody could read it back, so nobody is told that all is well")
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("record.json, drillId: seen a text of 31 characters, expected ha_drill_");
        assertThat(drill.resolve("record.json")).content().doesNotContain("staging-ha");
        assertThat(drill.resolve("record.md"))
                .content()
                .doesNotContain("staging-ha")
                .contains("## Final Sign-off");
        assertThat(drill.resolve("record.html"))
                .content()
                .doesNotContain("staging-ha")
                .contains("Final Sign-off</h2>");
    }

    @Test
    void a_folder_without_a_record_is_named() {
        assertThatThrownBy(() -> RecordFiles.read(drill))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(drill.resolve("record.json").toString())
                .hasMessageContaining("HINT");
    }

    private EvidenceFolder folder(List<String> secrets) {
        return new EvidenceFolder(drill, new Redactor(secrets));
    }
}
