package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealedFolders.NOW;
import static dev.aionis.drill.record.seal.SealedFolders.broken;
import static dev.aionis.drill.record.seal.SealedFolders.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drill left two disruptions open, and its folder was sealed so; what is found of each change of its journal. */
class JournalGrowthTest {

    private static final Keys KEYS = Keys.make("Ed25519");
    private static final String BEGUN = "{\"event\":\"begun\",\"by\":\"drill\"}\n";
    private static final String LEFT = BEGUN
            + line("opened", 1)
            + line("closed", 1)
            + line("opened", 2)
            + line("made", 2)
            + line("undo-failed", 2)
            + line("opened", 3);

    @TempDir
    Path records;

    private static String line(String event, int number) {
        return "{\"event\":\"" + event + "\",\"by\":\"undo\",\"number\":" + number + "}\n";
    }

    @Test
    void lines_of_an_undo_are_a_note() throws IOException {
        Path folder = sealed(LEFT);

        add(folder, line("closed", 3));
        assertThat(broken(SealCheck.of(folder).run())).isEmpty();
        assertThat(notes(SealCheck.of(folder).run()))
                .contains(
                        "note: undo-journal.jsonl, 1 line added after the seal, by an undo of what the drill had left");

        add(folder, line("undo-failed", 2) + line("closed", 2));
        assertThat(broken(SealCheck.of(folder).run())).isEmpty();
        assertThat(notes(SealCheck.of(folder).run()))
                .contains(
                        "note: undo-journal.jsonl, 3 lines added after the seal, by an undo of what the drill had left");
    }

    @Test
    void a_line_that_a_full_disk_tore_before_the_seal_is_ended_by_an_undo() throws IOException {
        Path folder = sealed(LEFT + "{\"event\":\"clo");

        add(folder, "\n" + line("closed", 2));

        assertThat(broken(SealCheck.of(folder).run())).isEmpty();
        assertThat(notes(SealCheck.of(folder).run())).anyMatch(note -> note.contains(", 1 line added after the seal"));
    }

    @Test
    void a_line_that_a_kill_tore_after_the_seal_is_ended_by_the_next_undo() throws IOException {
        Path folder = sealed(LEFT);

        add(folder, "{\"event\":\"clo\n" + line("closed", 2));

        assertThat(broken(SealCheck.of(folder).run())).isEmpty();
        assertThat(notes(SealCheck.of(folder).run())).anyMatch(note -> note.contains(", 2 lines added after the seal"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\u0000",
                "{\"event\":\"closed\",\"number\":2}",
                "{\"event\":\"closed\",\"num\n",
                "closed\n",
                "closed\n{\"event\":\"closed\",\"number\":2}\n",
                "{\"event\":\"reopened\",\"number\":1} \n{\"event\":\"closed\",\"number\":2}\n",
                "{\"event\":\"closed\",\"number\":1}\n",
                "{\"event\":\"closed\",\"number\":4}\n",
                "{\"event\":\"opened\",\"number\":2}\n",
                "{\"event\":\"closed\",\"number\":2}\n{\"event\":\"opened\",\"number\":4}\n"
            })
    void whatever_else_is_added_is_a_change(String added) throws IOException {
        Path folder = sealed(LEFT);
        assertThat(broken(SealCheck.of(folder).run())).as("premise").isEmpty();

        add(folder, added);

        assertChanged(folder);
    }

    @Test
    void an_early_byte_that_was_changed_is_a_change_also_where_a_line_was_added() throws IOException {
        Path folder = sealed(LEFT);
        Path journal = folder.resolve(JournalGrowth.FILE);

        Files.writeString(journal, LEFT.replace("\"begun\"", "\"began\"") + line("closed", 2));

        assertChanged(folder);
        assertThatThrownBy(() -> Seal.of(folder).make(Optional.empty(), NOW))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("not sealed again: undo-journal.jsonl, changed, sealed with");
    }

    @Test
    void a_shorter_journal_is_a_change() throws IOException {
        Path folder = sealed(LEFT);

        Files.writeString(folder.resolve(JournalGrowth.FILE), LEFT.replace(line("opened", 3), ""));

        assertChanged(folder);
    }

    @Test
    void no_other_file_may_grow() throws IOException {
        Path folder = sealed(LEFT);
        Files.writeString(folder.resolve("logs/empty.log"), line("closed", 2));

        assertThat(broken(SealCheck.of(folder).run()))
                .singleElement()
                .asString()
                .startsWith("logs/empty.log, changed, ");
    }

    @Test
    void a_later_seal_covers_what_was_added_and_tells_of_it() throws IOException {
        Path folder = sealed(LEFT);
        List<VerifyingKey> mine = List.of(KEYS.verifying());
        add(folder, line("closed", 3));
        Seal.of(folder).make(Optional.of(KEYS.signing()), NOW);
        add(folder, line("closed", 2));
        Manifest third = Seal.of(folder).make(Optional.of(KEYS.signing()), NOW);

        List<SealFinding> findings = SealCheck.of(folder).trusting(mine).run();

        assertThat(broken(findings)).isEmpty();
        assertThat(notes(findings))
                .filteredOn(note -> note.contains(JournalGrowth.FILE))
                .containsExactly(
                        "note: undo-journal.jsonl, 1 line added after the seal manifest.2.json, by an undo of what the"
                                + " drill had left",
                        "note: undo-journal.jsonl, 1 line added after the seal manifest.1.json, by an undo of what the"
                                + " drill had left");
        assertThat(third.byPath().get(JournalGrowth.FILE).bytes())
                .isEqualTo(Files.size(folder.resolve(JournalGrowth.FILE)));
        Files.writeString(folder.resolve(JournalGrowth.FILE), LEFT);
        assertThat(broken(SealCheck.of(folder).run()))
                .as("the later seals hold what was added")
                .anyMatch(finding -> finding.startsWith("undo-journal.jsonl, changed, "));
    }

    /** Someone who writes another journal, and a seal that is said to have come after the drill's. */
    @Test
    void a_later_seal_of_another_journal_is_named() throws IOException {
        Path folder = sealed(LEFT);
        String other = LEFT.replace("undo-failed", "undo-faller") + line("closed", 2);
        var asItWas = new Manifest(
                1,
                RecordHead.read(folder),
                NOW.toString(),
                new Manifest.Previous("", "", ""),
                "",
                Manifest.Signer.NOBODY,
                List.copyOf(SealedManifest.first(folder)
                        .orElseThrow()
                        .manifest()
                        .byPath()
                        .values()));
        Files.writeString(folder.resolve(JournalGrowth.FILE), other);
        for (String name : List.of("manifest.json", "manifest.dsse.json")) {
            Files.delete(folder.resolve(name));
        }
        Files.write(folder.resolve("manifest.1.json"), asItWas.bytes());
        Manifest made = Seal.of(folder).make(Optional.empty(), NOW);
        var forged = new Manifest(
                1, made.drill(), made.sealedAt(), made.previous(), asItWas.sha256(), made.signer(), made.files());
        Files.write(folder.resolve("manifest.json"), forged.bytes());

        assertThat(broken(SealCheck.of(folder).run()))
                .contains("undo-journal.jsonl, sealed otherwise in manifest.1.json than in manifest.json");
    }

    private Path sealed(String journal) {
        Path folder = new SealedFolders(records).drill(1);
        SealedFolders.write(folder.resolve(JournalGrowth.FILE), journal);
        Seal.of(folder).make(Optional.of(KEYS.signing()), NOW);
        return folder;
    }

    private static void add(Path folder, String lines) throws IOException {
        Files.writeString(folder.resolve(JournalGrowth.FILE), lines, StandardOpenOption.APPEND);
    }

    private static void assertChanged(Path folder) {
        assertThat(broken(SealCheck.of(folder).run()))
                .singleElement()
                .asString()
                .startsWith("undo-journal.jsonl, changed, sealed with ");
        assertThat(notes(SealCheck.of(folder).run())).noneMatch(note -> note.contains("added"));
    }
}
