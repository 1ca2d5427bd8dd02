package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final WalSegment FIRST = WalSegment.parse("000000010000000000000FFE");

    @TempDir
    Path directory;

    private Path archive;

    @BeforeEach
    void createArchive() throws Exception {
        archive = Files.createDirectory(directory.resolve("100 % of Ann's WAL"));
    }

    @Test
    void segment_names_count_on_past_the_end_of_their_log() {
        assertThat(FIRST.next().name()).isEqualTo("000000010000000000000FFF");
        assertThat(FIRST.next().next().name()).isEqualTo("000000010000000100000000");
        assertThat(WalSegment.isName("000000010000000100000000.part")).isFalse();
    }

    @Test
    void an_archive_without_gap_has_none() throws Exception {
        archived(FIRST, FIRST.next(), FIRST.next().next());

        assertThat(Archive.gapFrom(FIRST, archive)).isEmpty();
        assertThat(Archive.newest(archive)).contains("000000010000000100000000");
    }

    @Test
    void the_first_missing_segment_is_named() throws Exception {
        archived(FIRST, FIRST.next().next());

        assertThat(Archive.gapFrom(FIRST, archive)).contains(FIRST.next());
    }

    @Test
    void a_range_names_every_segment_of_one_timeline() {
        assertThat(Archive.range(FIRST.name(), "000000010000000100000000"))
                .containsExactly(FIRST.name(), "000000010000000000000FFF", "000000010000000100000000");
        assertThat(Archive.range(FIRST.name(), FIRST.name())).containsExactly(FIRST.name());
        assertThat(Archive.range(FIRST.next().name(), FIRST.name())).isEmpty();
        assertThatThrownBy(() -> Archive.range(FIRST.name(), "000000020000000000000FFF"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("two timelines");
    }

    @Test
    void an_archive_that_ends_before_the_first_segment_misses_that_one() throws Exception {
        archived(FIRST);

        assertThat(Archive.gapFrom(FIRST.next(), archive)).contains(FIRST.next());
    }

    @Test
    void a_segment_that_does_not_come_is_named_with_the_newest_that_came() throws Exception {
        archived(FIRST);

        assertThatThrownBy(() -> Archive.awaitSegment(archive, FIRST.next().name(), Duration.ofMillis(150)))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("awaiting WAL segment 000000010000000000000FFF in the archive, not seen")
                .hasMessageContaining("newest archived 000000010000000000000FFE");
    }

    @Test
    void archiving_never_overwrites_but_accepts_what_is_there_already() throws Exception {
        var segment = Files.writeString(directory.resolve("segment"), "content");

        assertThat(archive(segment).exitCode()).isZero();
        assertThat(archive(segment).exitCode()).isZero();
        Files.writeString(segment, "other content");
        assertThat(archive(segment).exitCode()).isNotZero();

        assertThat(archive.resolve(FIRST.name())).hasContent("content");
        assertThat(archive.toFile().list()).containsExactly(FIRST.name());
    }

    @Test
    void restoring_copies_what_is_there_and_says_nothing_of_what_is_not() throws Exception {
        archived(FIRST);
        var restored = directory.resolve("restored");

        var missing = shell(Archive.restoreCommand(archive), restored, FIRST.next());
        var present = shell(Archive.restoreCommand(archive), restored, FIRST);

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.stdout() + missing.stderr()).isEmpty();
        assertThat(present.exitCode()).isZero();
        assertThat(restored).hasContent("WAL");
    }

    private void archived(WalSegment... segments) throws Exception {
        for (WalSegment segment : segments) {
            Files.writeString(archive.resolve(segment.name()), "WAL");
        }
    }

    private CommandResult archive(Path segment) {
        return shell(Archive.archiveCommand(archive), segment, FIRST);
    }

    /** Runs a command as the server does, after putting in the path and the name. */
    private static CommandResult shell(String command, Path path, WalSegment segment) {
        String filledIn = command.replace("%%", "\0")
                .replace("%p", path.toString())
                .replace("%f", segment.name())
                .replace("\0", "%");
        return Command.of(List.of("sh", "-c", filledIn)).run();
    }
}
