package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.RecordHash;
import dev.aionis.drill.record.SignOff;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed off by two people, one with no key, then changed in what no evidence speaks of, and sealed to fit. */
class ForgedSignOffTest {

    private static final String HASH = "[0-9a-f]{64}";

    @TempDir
    Path base;

    private ForgedRecord record;
    private Path folder;

    @BeforeEach
    void two_people_signed() {
        record = ForgedRecord.of(SampleRecord.folders().get(3), base);
        folder = record.folder();
        for (String name : List.of("M. Okafor", "J. Lindqvist")) {
            Ran signed = Ran.of("sign", "--name", name, folder.toString());
            assertThat(signed.code()).as("premise: " + signed.out()).isZero();
        }
        Ran before = Ran.of("verify", folder.toString());
        assertThat(before.code()).as("premise: " + before.out()).isZero();
    }

    @Test
    void a_record_that_was_changed_under_its_signatures_is_named_with_each_of_them() {
        record.edit(json -> ((ObjectNode) json.get("release")).put("candidate", "v9.9.9"));
        record.sealAgain();

        List<SignOff.Entry> entries = RecordFiles.read(folder).signOff().entries();
        assertThat(findings())
                .hasSize(5)
                .anyMatch(line -> line.matches("signature 1: 'M\\. Okafor' signed another record at "
                        + entries.get(0).signedAt() + ", one with SHA-256 "
                        + entries.get(0).recordSha256() + ", this one has " + HASH))
                .anyMatch(line -> line.startsWith("signature 2: 'J. Lindqvist' signed another record at "));
    }

    @Test
    void a_record_whose_signatures_were_made_to_fit_is_not_the_one_that_was_sealed_before_them() {
        record.edit(json -> json.put("owner", "nobody"));
        String hash = RecordHash.of(RecordFiles.text(folder));
        record.edit(
                json -> json.at("/signOff/entries").forEach(entry -> ((ObjectNode) entry).put("recordSha256", hash)));
        record.sealAgain();

        assertThat(findings())
                .containsExactly(
                        "record.json: not the record that manifest.3.json seals, not without the signatures since"
                                + " either",
                        "record.json: not the record that manifest.2.json seals, not without the signatures since"
                                + " either",
                        "record.json: not the record that manifest.1.json seals, not without the signatures since"
                                + " either");
    }

    @Test
    void a_hash_of_evidence_that_was_changed_in_the_record_is_named() {
        record.edit(json -> ((ObjectNode) json.at("/evidence/0")).put("sha256", "ab".repeat(32)));
        record.sealAnew();

        String path = RecordFiles.read(folder).evidence().get(0).path();
        assertThat(findings())
                .hasSize(3)
                .anyMatch(line -> line.matches(path + ": record says \\d+ bytes with SHA-256 " + "ab".repeat(32)
                        + ", manifest.json says \\d+ bytes with SHA-256 " + HASH));
    }

    @Test
    void evidence_that_the_record_names_and_nobody_sealed_is_named() {
        record.edit(json -> ((ObjectNode) json.at("/evidence/0")).put("path", "samples/none.csv"));
        record.sealAnew();

        assertThat(findings())
                .anyMatch(line -> line.startsWith("samples/none.csv: record says ")
                        && line.endsWith(", manifest.json says nothing"));
    }

    private List<String> findings() {
        Ran verified = Ran.of("verify", folder.toString());
        assertThat(verified.code()).isEqualTo(1);
        List<String> lines = verified.lines();
        return lines.stream()
                .limit(lines.size() - 1)
                .filter(line -> !line.startsWith("note: "))
                .toList();
    }
}
