package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.SafetyRules;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a drill whose undo failed, after somebody took back what it had left. */
class ClearedResidueTest {

    private static final String BY_AN_UNDO = ", by an undo of what the drill had left";

    @TempDir
    Path base;

    private ForgedRecord record;
    private Path folder;

    @BeforeEach
    void a_drill_that_left_a_worker_away() {
        record = ForgedRecord.of(SampleRecord.folders().get(3), base);
        record.leaves("worker taken away: kill");
        record.sealAnew();
        folder = record.folder();
        Ran before = Ran.of("verify", folder.toString());
        assertThat(before.code()).as("premise: " + before.out()).isZero();
    }

    @Test
    void verifies_with_a_note_and_can_be_signed_off() {
        clear();

        Ran verified = Ran.of("verify", folder.toString());
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.lines())
                .contains("note: undo-journal.jsonl, 1 line added after the seal" + BY_AN_UNDO)
                .contains(folder + ": intact and re-derived");

        Ran signed = Ran.of("sign", "--name", "M. Okafor", folder.toString());
        assertThat(signed.code()).as(signed.out() + signed.err()).isZero();
        Ran after = Ran.of("verify", folder.toString());
        assertThat(after.code()).as(after.out()).isZero();
        assertThat(after.lines())
                .contains("note: undo-journal.jsonl, 1 line added after the seal manifest.1.json" + BY_AN_UNDO);
    }

    @Test
    void is_still_held_against_what_was_sealed() throws IOException {
        Path journal = folder.resolve("undo-journal.jsonl");
        String sealed = Files.readString(journal);
        Files.writeString(journal, sealed.replace("platform-oncall", "platform-ontall"));
        clear();

        Ran verified = Ran.of("verify", folder.toString());

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.lines()).anyMatch(line -> line.startsWith("undo-journal.jsonl, changed, sealed with "));
        assertThat(Ran.of("sign", "--name", "M. Okafor", folder.toString()).code())
                .isEqualTo(1);
    }

    @Test
    void that_was_sealed_anew_with_what_was_added_is_found_out() {
        clear();
        record.sealAnew();

        assertThat(Ran.of("verify", folder.toString()).lines())
                .anyMatch(line -> line.startsWith("B disruptions: record says ") && line.contains("undo failed"));
    }

    /** As the next drill does, whose look shows that somebody else started the worker. */
    private void clear() {
        try (UndoJournal journal = UndoJournal.take(
                folder.resolve(UndoJournal.FILE),
                "undo",
                List.of(new Started()),
                SafetyRules.NONE,
                new MonotonicClock())) {
            journal.traces().stream().filter(Trace::open).forEach(journal::found);
            assertThat(journal.open()).isZero();
        }
    }

    private record Started() implements Lever {

        @Override
        public String name() {
            return "worker";
        }

        @Override
        public void undo(Undo undo) {}

        @Override
        public List<String> byHand(Undo undo) {
            return List.of();
        }

        @Override
        public boolean undone(Undo undo) {
            return true;
        }
    }
}
