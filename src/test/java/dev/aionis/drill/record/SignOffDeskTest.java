package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignOffDeskTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

    @TempDir
    Path drill;

    private final SignOffDesk desk = new SignOffDesk(() -> NOW);

    @BeforeEach
    void a_drill_has_ended() {
        RecordFiles.write(new EvidenceFolder(drill, new Redactor(List.of())), SampleRecords.partial());
    }

    @Test
    void a_signature_is_kept_with_its_time_and_what_it_is_bound_to() throws IOException {
        String signed = RecordHash.of(Files.readString(drill.resolve("record.json")));

        desk.sign(drill, " platform-oncall ");

        SignOff signOff = RecordFiles.read(drill).signOff();
        assertThat(signOff.entries()).containsExactly(new SignOff.Entry("platform-oncall", NOW, signed));
        assertThat(signOff.signedBy()).containsExactly("platform-oncall");
        assertThat(signOff.date()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(signOff.result()).isEqualTo(SampleRecords.partial().verdict());
    }

    @Test
    void signing_changes_the_sign_off_and_nothing_else_and_renders_all_anew() throws IOException {
        DrillRecord before = RecordFiles.read(drill);

        DrillRecord after = desk.sign(drill, "backend-lead");

        assertThat(after).usingRecursiveComparison().ignoringFields("signOff").isEqualTo(before);
        assertThat(after.signOff()).isNotEqualTo(before.signOff());
        assertThat(drill.resolve("record.md"))
                .content()
                .isEqualTo(RecordMarkdown.render(after))
                .contains("backend-lead");
        assertThat(drill.resolve("record.html")).content().isEqualTo(RecordHtml.render(after));
        assertThat(drill.toFile().list()).containsExactlyInAnyOrder("record.json", "record.md", "record.html");
    }

    @Test
    void no_byte_outside_of_the_sign_off_changes_and_each_signature_can_be_taken_off_again() throws IOException {
        String sealed = Files.readString(drill.resolve("record.json"));
        String another = sealed.replace("\"schemaVersion\" : 1,", "\"schemaVersion\":   1,");
        assertThat(another).isNotEqualTo(sealed);
        Files.writeString(drill.resolve("record.json"), another);
        desk.sign(drill, "platform-oncall");
        String once = Files.readString(drill.resolve("record.json"));
        desk.sign(drill, "backend-lead");
        String twice = Files.readString(drill.resolve("record.json"));

        assertThat(SignedText.stages(twice)).containsExactly(another, once, twice);
    }

    @Test
    void all_who_sign_later_sign_the_same_record() throws IOException {
        String hash = RecordHash.of(Files.readString(drill.resolve("record.json")));
        desk.sign(drill, "platform-oncall");
        desk.sign(drill, "backend-lead");

        assertThat(RecordFiles.read(drill).signOff().entries())
                .extracting(SignOff.Entry::name)
                .containsExactly("platform-oncall", "backend-lead");
        assertThat(RecordFiles.read(drill).signOff().entries())
                .extracting(SignOff.Entry::recordSha256)
                .as("a signature does not count as a change")
                .containsOnly(hash);
    }

    @Test
    void a_record_that_was_changed_after_a_signature_is_not_signed_again() throws IOException {
        desk.sign(drill, "platform-oncall");
        replace("\"measured\" : \"no earlier record\"", "\"measured\" : \"2026-02-21\"");
        var before = contents();

        assertThatThrownBy(() -> desk.sign(drill, "backend-lead"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("record.json, seen SHA-256 ")
                .hasMessageContaining(", which 'platform-oncall' signed at 2026-03-02T09:15:00.000Z")
                .hasMessageContaining("HINT: the record was changed after it was signed");
        assertThat(contents()).as("nothing was changed").isEqualTo(before);
    }

    @Test
    void other_blanks_and_another_order_are_no_change() throws IOException {
        desk.sign(drill, "platform-oncall");
        String json = Files.readString(drill.resolve("record.json"));
        Files.writeString(drill.resolve("record.json"), json.replaceAll("\\n\\s*", " "));

        desk.sign(drill, "backend-lead");

        assertThat(RecordFiles.read(drill).signOff().entries()).hasSize(2);
    }

    @Test
    void nobody_signs_twice() throws IOException {
        desk.sign(drill, "platform-oncall");
        var before = contents();

        assertThatThrownBy(() -> desk.sign(drill, "platform-oncall "))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("'platform-oncall' has signed it already");
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t", "two\nlines", "a\u0000b"})
    void a_name_that_is_none_is_refused(String name) throws IOException {
        var before = contents();
        assertThatThrownBy(() -> desk.sign(drill, name))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("expected the name of who signs")
                .hasMessageContaining("\nHINT: ");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_folder_without_a_record_is_named() throws IOException {
        Path none = Files.createDirectory(drill.resolve("none"));
        assertThatThrownBy(() -> desk.sign(none, "platform-oncall"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(none.resolve("record.json").toString());
    }

    @Test
    void a_record_that_is_none_is_not_signed() throws IOException {
        replace("\"outcome\" : \"skipped\"", "\"outcome\" : \"perfect\"");
        assertThatThrownBy(() -> desk.sign(drill, "platform-oncall"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("scenarios[0].steps[0].outcome: seen a text of 7 characters");
    }

    private void replace(String right, String wrong) throws IOException {
        String json = Files.readString(drill.resolve("record.json"));
        assertThat(json).contains(right);
        Files.writeString(drill.resolve("record.json"), json.replace(right, wrong));
    }

    private TreeMap<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(drill)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
