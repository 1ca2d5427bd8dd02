package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFolderTest {

    /** Of the three bytes {@code abc}, as FIPS 180-4 has it. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path temp;

    private Path root;
    private EvidenceFolder folder;

    @BeforeEach
    void openFolder() throws IOException {
        root = Files.createDirectory(temp.resolve("drill"));
        folder = new EvidenceFolder(root, new Redactor(List.of("hunter2")));
    }

    @Test
    void a_text_is_written_without_secrets_and_described() {
        EvidenceFile file = folder.write("logs/api-1.log", "key hunter2");
        assertThat(root.resolve("logs/api-1.log")).content().isEqualTo("key [redacted]");
        assertThat(file.bytes()).isEqualTo(14);
        assertThat(file).isEqualTo(folder.manifest().get(0));
    }

    @Test
    void bytes_are_written_as_they_are() {
        assertThat(folder.write("a.bin", new byte[] {'a', 'b', 'c'})).isEqualTo(new EvidenceFile("a.bin", ABC, 3));
    }

    @Test
    void the_manifest_is_sorted_and_names_what_others_wrote_too() throws IOException {
        folder.write("samples/b.csv", "x");
        folder.write("samples/a.csv", "x");
        Files.writeString(folder.file("ledger/abc.bin"), "abc");
        assertThat(folder.manifest())
                .extracting(EvidenceFile::path)
                .containsExactly("ledger/abc.bin", "samples/a.csv", "samples/b.csv");
        assertThat(folder.manifest().get(0)).isEqualTo(new EvidenceFile("ledger/abc.bin", ABC, 3));
    }

    @Test
    void a_changed_byte_changes_the_manifest() throws IOException {
        EvidenceFile before = folder.write("a.txt", "abc");
        Files.writeString(root.resolve("a.txt"), "abd");
        assertThat(folder.manifest()).singleElement().isNotEqualTo(before);
    }

    @Test
    void the_record_is_no_evidence_of_itself() {
        folder.write("record.json", "{}");
        folder.write("manifest.json", "{}");
        folder.write("copies/record.json", "{}");
        assertThat(folder.manifest()).extracting(EvidenceFile::path).containsExactly("copies/record.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/./b",
                ".hidden",
                "a//b",
                "a/",
                "a b",
                "a\\b",
                "ä",
                "a/.x"
            })
    void a_path_that_could_lead_elsewhere_is_refused(String path) {
        assertThatThrownBy(() -> folder.write(path, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evidence path '" + path + "'");
        assertThat(folder.manifest()).isEmpty();
    }

    @Test
    void a_link_does_not_lead_out_of_the_folder() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(root.resolve("out"), outside);
        assertThatThrownBy(() -> folder.write("out/x.txt", "x"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("a link leads it out");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_link_to_a_file_is_not_taken_for_evidence() throws IOException {
        Files.createSymbolicLink(root.resolve("x.txt"), Files.createFile(temp.resolve("elsewhere")));
        assertThatThrownBy(folder::manifest)
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("evidence x.txt, a link or device");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> new EvidenceFolder(temp.resolve("missing"), new Redactor(List.of())))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("not a folder")
                .hasMessageContaining("HINT");
    }

    @Test
    void a_file_that_cannot_be_written_says_why_and_leaves_nothing_half_done() throws IOException {
        Files.createDirectories(root.resolve("taken/by-a-folder"));
        assertThatThrownBy(() -> folder.write("taken", "x"))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("evidence taken, could not be written: ");
        assertThat(root.toFile().list()).containsExactly("taken");
    }
}
