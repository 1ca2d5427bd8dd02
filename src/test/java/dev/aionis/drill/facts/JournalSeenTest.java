package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.facts.JournalSeen.Entry;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSeenTest {

    private static final String BEGUN = "{\"event\":\"begun\"}\n";
    private static final String CLOSED = line(1, "closed");

    @TempDir
    private Path folder;

    private static String line(int number, String event) {
        return "{\"event\":\"" + event + "\",\"number\":" + number
                + ",\"scenario\":\"C\",\"what\":\"worker taken away\",\"undo\":{\"lever\":\"worker\"}}\n";
    }

    @Test
    void the_last_line_of_a_disruption_says_what_became_of_it() throws IOException {
        assertThat(entries(BEGUN + line(1, "opened") + line(2, "opened") + CLOSED))
                .extracting(Entry::open)
                .containsExactly(false, true);
    }

    @Test
    void a_line_that_a_full_disk_tore_and_a_later_one_ended_says_nothing() throws IOException {
        String torn = CLOSED.substring(0, 20) + "\n";

        assertThat(entries(BEGUN + line(1, "opened") + torn))
                .extracting(Entry::open)
                .containsExactly(true);
        assertThat(entries(BEGUN + line(1, "opened") + torn + CLOSED))
                .extracting(Entry::open)
                .containsExactly(false);
    }

    @Test
    void a_whole_line_that_is_of_no_journal_is_refused() {
        assertThatThrownBy(() -> entries(BEGUN + "{\"number\":1,\"event\":7}\n"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("undo-journal.jsonl, a line has no text at /scenario");
    }

    private List<Entry> entries(String journal) throws IOException {
        Files.writeString(folder.resolve(JournalSeen.PATH), journal);
        var evidence = new Evidence(folder);
        return JournalSeen.whole(evidence).entries(evidence);
    }
}
