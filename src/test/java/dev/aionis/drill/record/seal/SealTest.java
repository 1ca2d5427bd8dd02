package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealedFolders.NOW;
import static dev.aionis.drill.record.seal.SealedFolders.broken;
import static dev.aionis.drill.record.seal.SealedFolders.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a seal holds, how it is renewed, and how records are chained. */
class SealTest {

    private static final Keys KEYS = Keys.make("Ed25519");

    @TempDir
    Path records;

    @Test
    void the_manifest_names_every_file_and_the_record_before() {
        var folders = new SealedFolders(records);
        Manifest first = Seal.of(folders.drill(1)).make(Optional.empty(), NOW);
        Seal.of(folders.drill("ha_drill_20260228_staging_07", "staging")).make(Optional.empty(), NOW);
        Manifest second = Seal.of(folders.drill(2)).make(Optional.empty(), NOW);

        assertThat(first.files())
                .extracting(Manifest.SealedFile::path)
                .containsExactly(
                        ".hidden",
                        "ledger/a-writes.ledger",
                        "logs/empty.log",
                        "record.json",
                        "record.md",
                        "samples/a-requests.csv");
        assertThat(first.previous())
                .isEqualTo(new Manifest.Previous("", "", "the first sealed record of staging-ha here"));
        assertThat(second.previous())
                .as("of the same environment")
                .isEqualTo(new Manifest.Previous("ha_drill_20260228_staging-ha_01", first.sha256(), ""));
        assertThat(second.drill().verdict()).isEqualTo("pass");
    }

    @Test
    void the_envelope_holds_an_in_toto_statement_of_all_files() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.of(KEYS.signing()));
        var json = new ObjectMapper();

        JsonNode envelope = json.readTree(folder.resolve("manifest.dsse.json").toFile());
        JsonNode statement = json.readTree(
                Base64.getDecoder().decode(envelope.path("payload").asText()));

        assertThat(envelope.path("payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
        assertThat(envelope.path("signatures").path(0).path("keyid").asText()).isEqualTo("drills-2026");
        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo(Statement.PREDICATE);
        assertThat(statement.path("subject").findValuesAsText("name"))
                .hasSize(7)
                .endsWith("manifest.json");
        assertThat(statement.path("subject").path(2).toString())
                .as("an empty file's digest")
                .isEqualTo("{\"name\":\"logs/empty.log\",\"digest\":{\"sha256\":"
                        + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}");
        assertThat(statement.path("predicate").path("drill").path("id").asText())
                .isEqualTo("ha_drill_20260228_staging-ha_01");
    }

    /** The example of DSSE's protocol document. */
    @Test
    void what_is_signed_is_encoded_as_DSSE_says() {
        assertThat(new String(Envelope.toBeSigned("http://example.com/HelloWorld", "hello world".getBytes())))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void a_record_that_was_signed_off_is_sealed_again_and_keeps_its_former_seal() throws IOException {
        var folders = new SealedFolders(records);
        Path folder = folders.sealed(1, Optional.of(KEYS.signing()));
        Path next = folders.sealed(2, Optional.of(KEYS.signing()));
        byte[] former = Files.readAllBytes(folder.resolve("manifest.json"));
        signOff(folder, "jo");
        assertThat(broken(SealCheck.of(folder).run()))
                .as("premise: not sealed again yet")
                .hasSize(1);

        Seal.of(folder).make(Optional.of(KEYS.signing()), NOW.plusSeconds(60));
        signOff(folder, "sam");
        Manifest third = Seal.of(folder).make(Optional.of(KEYS.signing()), NOW.plusSeconds(120));

        assertThat(folder.resolve("manifest.1.json")).hasBinaryContent(former);
        assertThat(third.files())
                .extracting(Manifest.SealedFile::path)
                .contains("manifest.1.json", "manifest.2.dsse.json");
        List<VerifyingKey> mine = List.of(KEYS.verifying());
        assertThat(broken(SealCheck.of(folder).trusting(mine).run())).isEmpty();
        assertThat(SealCheck.of(next).trusting(mine).run())
                .as("its link leads to the former manifest")
                .isEmpty();
    }

    @Test
    void whoever_signs_off_need_not_have_the_key() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.of(KEYS.signing()));
        signOff(folder, "jo");
        Seal.of(folder).make(Optional.empty(), NOW);

        List<SealFinding> findings = SealCheck.of(folder).run();

        assertThat(broken(findings)).isEmpty();
        assertThat(notes(findings))
                .anyMatch(line -> line.startsWith("note: manifest.dsse.json, unsigned"))
                .anyMatch(line -> line.startsWith("note: manifest.1.dsse.json, signed by key drills-2026"));
    }

    @Test
    void a_new_seal_does_not_make_good_what_was_changed_since_the_last() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.empty());
        byte[] sealed = Files.readAllBytes(folder.resolve("manifest.json"));
        Files.writeString(folder.resolve("samples/a-requests.csv"), "better\n");

        assertThatThrownBy(() -> Seal.of(folder).make(Optional.empty(), NOW))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("not sealed again: samples/a-requests.csv, changed, sealed with");
        assertThat(folder.resolve("manifest.json")).hasBinaryContent(sealed);
        assertThat(folder.resolve("manifest.1.json")).doesNotExist();
    }

    /** Someone who throws the seal away and makes a chain of two that look like a sign-off. */
    @Test
    void evidence_that_differs_between_two_seals_is_named() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.empty());
        byte[] former = Files.readAllBytes(folder.resolve("manifest.json"));
        Files.delete(folder.resolve("manifest.json"));
        Files.delete(folder.resolve("manifest.dsse.json"));
        Files.writeString(folder.resolve("samples/a-requests.csv"), "better\n");
        Files.write(folder.resolve("manifest.1.json"), former);
        Manifest made = Seal.of(folder).make(Optional.empty(), NOW);
        var forged = new Manifest(
                1,
                made.drill(),
                made.sealedAt(),
                made.previous(),
                Manifest.parse("", former).sha256(),
                made.signer(),
                made.files());
        Files.write(folder.resolve("manifest.json"), forged.bytes());
        Files.write(
                folder.resolve("manifest.dsse.json"),
                Envelope.of(forged, Optional.empty()).bytes());

        assertThat(broken(SealCheck.of(folder).run()))
                .contains("samples/a-requests.csv, sealed otherwise in manifest.1.json than in manifest.json");
    }

    @Test
    void a_seal_that_was_cut_off_between_its_files_can_be_made_again() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.empty());
        signOff(folder, "jo");
        Files.copy(folder.resolve("manifest.json"), folder.resolve("manifest.1.json"));
        Files.copy(folder.resolve("manifest.dsse.json"), folder.resolve("manifest.1.dsse.json"));

        Seal.of(folder).make(Optional.empty(), NOW);

        assertThat(broken(SealCheck.of(folder).run())).isEmpty();
    }

    @Test
    void a_chain_with_another_record_in_it_is_broken() throws IOException {
        var folders = new SealedFolders(records);
        Path first = folders.sealed(1, Optional.empty());
        Path second = folders.sealed(2, Optional.empty());
        assertThat(broken(SealCheck.of(second).run())).as("premise").isEmpty();
        for (Path file : SealedFolders.files(first)) {
            Files.delete(file);
        }
        folders.drill(1);
        SealedFolders.write(first.resolve("record.md"), "another\n");
        Seal.of(first).make(Optional.empty(), NOW);

        assertThat(broken(SealCheck.of(first).run())).as("fits itself").isEmpty();
        assertThat(broken(SealCheck.of(second).run()))
                .singleElement()
                .asString()
                .startsWith(
                        "chain, broken: the manifest of ha_drill_20260228_staging-ha_01, the record before, is not the"
                                + " one with SHA-256 ");
    }

    @Test
    void a_record_before_that_is_elsewhere_is_a_note() throws IOException {
        var folders = new SealedFolders(records);
        Path first = folders.sealed(1, Optional.empty());
        Path second = folders.sealed(2, Optional.empty());
        Files.move(first, records.resolve("archived"));

        List<SealFinding> findings = SealCheck.of(second).run();

        assertThat(broken(findings)).isEmpty();
        assertThat(notes(findings))
                .contains(
                        "note: chain, the record before, ha_drill_20260228_staging-ha_01, is not here: not held against"
                                + " it");
    }

    /** Where each pipeline begins with an empty workspace and the history alone is handed on. */
    @Test
    void the_history_carries_the_chain_where_folders_do_not_stay() throws IOException {
        SealedFolders.write(
                records.resolve("history.jsonl"),
                "damaged\n{\"drillId\":\"ha_drill_20260228_staging-ha_01\",\"manifestSha256\":\"" + "ab".repeat(32)
                        + "\"}\n");
        Path second = new SealedFolders(records).drill(2);

        Manifest made = Seal.of(second).make(Optional.empty(), NOW);

        assertThat(made.previous())
                .isEqualTo(new Manifest.Previous("ha_drill_20260228_staging-ha_01", "ab".repeat(32), ""));
        assertThat(broken(SealCheck.of(second).run())).isEmpty();
    }

    @Test
    void a_record_that_the_history_remembers_otherwise_is_named() throws IOException {
        var folders = new SealedFolders(records);
        Path first = folders.sealed(1, Optional.empty());
        String was = Manifest.parse("", Files.readAllBytes(first.resolve("manifest.json")))
                .sha256();
        SealedFolders.write(
                records.resolve("history.jsonl"),
                "{\"drillId\":\"ha_drill_20260228_staging-ha_01\",\"manifestSha256\":\"" + was + "\"}\n");
        assertThat(broken(SealCheck.of(first).run())).as("premise").isEmpty();
        for (Path file : SealedFolders.files(first)) {
            Files.delete(file);
        }
        folders.drill(1);
        SealedFolders.write(first.resolve("record.md"), "another\n");
        Seal.of(first).make(Optional.empty(), NOW);

        assertThat(broken(SealCheck.of(first).run()))
                .containsExactly(
                        "history.jsonl, remembers another manifest of ha_drill_20260228_staging-ha_01, with SHA-256 "
                                + was.substring(0, 16) + "…");
    }

    @Test
    void a_record_that_was_put_between_two_is_pointed_out() throws IOException {
        var folders = new SealedFolders(records);
        folders.sealed(1, Optional.empty());
        Path third = folders.sealed(3, Optional.empty());
        folders.sealed(2, Optional.empty());

        assertThat(notes(SealCheck.of(third).run()))
                .contains(
                        "note: chain, ha_drill_20260228_staging-ha_02 lies between this record and the one before, and is"
                                + " not in the chain");
    }

    @Test
    void a_link_in_a_drills_folder_is_not_sealed() throws IOException {
        Path folder = new SealedFolders(records).drill(1);
        Files.createSymbolicLink(folder.resolve("samples/link"), folder.resolve("record.json"));

        assertThatThrownBy(() -> Seal.of(folder).make(Optional.empty(), NOW))
                .hasMessageContaining("samples/link is a link or device, expected a file");
        assertThat(folder.resolve("manifest.json")).doesNotExist();
    }

    private static void signOff(Path folder, String name) throws IOException {
        Path record = folder.resolve("record.json");
        Files.writeString(
                record,
                Files.readString(record).replaceFirst("\"signedBy\" : \\[.*?\\]", "\"signedBy\" : [\"" + name + "\"]"));
    }
}
