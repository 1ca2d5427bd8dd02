package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateSecretsTest {

    private static final String LATE = "learnt-late-20260228";

    @TempDir
    Path folder;

    @Test
    void what_was_written_before_it_was_known_to_be_secret_is_taken_out_of_every_text() throws IOException {
        Path text = write("hooks/001-restore.txt", "role made, password " + LATE + "\nnext\n");
        Path printed = write("gates/preflight.stdout", "checked with " + LATE + "\n{\"ok\":true}\n");
        Path json = write("facts/a.json", "{\"seen\": \"" + LATE + "\", \"count\": 20260228}");
        Path lines = write("undo-journal.jsonl", "{\"n\":1}\n{\"why\":\"" + LATE + "\"}\n");
        Path packed = folder.resolve("probes.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("at,detail\n1," + LATE + "\n").getBytes());
        }

        new LateSecrets(new Redactor(List.of(LATE)), file -> false).over(folder);

        assertThat(text).hasContent("role made, password [redacted]\nnext\n");
        assertThat(printed).hasContent("checked with [redacted]\n{\"ok\":true}\n");
        assertThat(json).content().contains("\"[redacted]\"", "20260228").doesNotContain(LATE);
        assertThat(lines).hasContent("{\"n\":1}\n{\"why\":\"[redacted]\"}\n");
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in).hasContent("at,detail\n1,[redacted]\n");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.clean");
    }

    @Test
    void what_holds_none_or_is_still_in_use_stays_as_it_is() throws IOException {
        Path clean = write("a.txt", "nothing in é it");
        var before = Files.getLastModifiedTime(clean);
        Path used = write("undo-journal.jsonl", LATE);

        new LateSecrets(new Redactor(List.of(LATE)), used::equals).over(folder);

        assertThat(Files.getLastModifiedTime(clean)).isEqualTo(before);
        assertThat(used).hasContent(LATE);
    }

    @Test
    void in_a_table_of_samples_figures_and_fixed_words_are_no_secrets() throws IOException {
        Path probes = write("samples/a-probes.csv", """
                        sent_at,answered_at,probe,good,detail
                        2026-02-28T10:10:00.000000Z,2026-02-28T10:10:00.000000Z,write,true,"said ""true"",
                        nothing else"
                        """);
        Path foreign = write("samples/foreign.csv", "good\r\ntrue\r\n");

        new LateSecrets(new Redactor(List.of("true")), file -> false).over(folder);

        assertThat(probes).content().isEqualTo("""
                        sent_at,answered_at,probe,good,detail
                        2026-02-28T10:10:00.000000Z,2026-02-28T10:10:00.000000Z,write,true,"said ""[redacted]"",
                        nothing else"
                        """);
        assertThat(foreign).content().isEqualTo("good\r\n[redacted]\r\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
