package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aionis.drill.ledger.LedgerTail.State;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reader makes of a file that is not as it was written. Three acknowledged writes; each begin block has 56 bytes
 * and each end block 128, so the blocks start at 32, 88, 216, 272, 400, 456 and the close block at 584.
 */
class LedgerDamageTest {

    private static final int[] BLOCKS = {32, 88, 216, 272, 400, 456, 584};
    private static final int CLOSED_LENGTH = 616;

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void write_three() throws IOException {
        file = folder.resolve("writes.ledger");
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (int i = 0; i < 3; i++) {
                long entry = ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
                ledger.complete(entry, Writes.acknowledged(i, i));
            }
        }
        whole = Files.readAllBytes(file);
        assertThat(whole).hasSize(CLOSED_LENGTH);
    }

    @Test
    void a_file_cut_at_any_byte_keeps_every_block_before_the_cut() throws IOException {
        for (int cut = LedgerHeader.LENGTH; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertKept(cut, "cut at byte " + cut);
        }
    }

    @Test
    void a_file_whose_last_bytes_never_reached_the_disk_keeps_every_block_before_them() throws IOException {
        for (int cut = LedgerHeader.LENGTH; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, cut), 4096));
            assertKept(cut, "zero from byte " + cut);
        }
    }

    @Test
    void a_block_whose_length_was_never_written_is_a_torn_one() throws IOException {
        byte[] bytes = Arrays.copyOf(whole, 4096);
        Arrays.fill(bytes, 456, 464, (byte) 0);
        Arrays.fill(bytes, 584, CLOSED_LENGTH, (byte) 0);
        Files.write(file, bytes);

        var tail = LedgerFile.open(file).tail();
        assertThat(tail).isEqualTo(new LedgerTail(State.TORN, 456, 128));
        assertThat(tail.describe()).isEqualTo("torn at byte 456, 128 bytes of an unfinished block left out");
        assertThat(read().get(2).outcome()).isEmpty();
    }

    @Test
    void a_changed_bit_in_any_byte_is_damage_or_a_torn_tail_and_never_another_ledger() throws IOException {
        var original = read();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            assertNoticed(original, at);
        }
    }

    @Test
    void damage_is_named_by_its_byte_and_checksum() throws IOException {
        byte[] changed = whole.clone();
        changed[100] ^= 1;
        Files.write(file, changed);

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageMatching(
                        "(?s)ledger .*writes.ledger damaged at byte 88, a block with checksum [0-9a-f]{8}, "
                                + "expected checksum [0-9a-f]{8}\nHINT: .*");
    }

    @Test
    void a_hole_before_later_writes_is_damage() throws IOException {
        try (var ledger = Ledger.create(folder.resolve("long.ledger"), () -> Writes.START)) {
            for (int i = 0; i < 100; i++) {
                ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
            }
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("long.ledger"));
        Arrays.fill(bytes, 32, 1056, (byte) 0);
        Files.write(file, bytes);

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("damaged at byte 32, zeros, then data up to byte " + (bytes.length - 1));
    }

    @Test
    void a_block_that_was_taken_out_or_put_in_twice_is_noticed() throws IOException {
        Files.write(file, join(Arrays.copyOf(whole, 88), Arrays.copyOfRange(whole, 216, whole.length)));
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("damaged at byte 88");

        Files.write(file, join(Arrays.copyOf(whole, 216), Arrays.copyOfRange(whole, 32, whole.length)));
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("damaged at byte 216");
    }

    @Test
    void data_after_the_close_block_is_damage() throws IOException {
        Files.write(file, join(whole, new byte[] {0, 0, 1}));

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("damaged at byte 616, data after the close block, expected the end of the file");
    }

    @Test
    void a_foreign_file_is_refused() throws IOException {
        Files.writeString(file, "client_id,node_id\n".repeat(10));
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("its first bytes are not those of a ledger, expected AHDLEDGR");

        Files.write(file, new byte[0]);
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("not those of a ledger");
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(folder.resolve("none")))
                .withMessageContaining("can't be read");
    }

    @Test
    void a_newer_version_is_refused() throws IOException {
        byte[] newer = whole.clone();
        newer[11] = 2;
        Files.write(file, newer);

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> LedgerFile.open(file))
                .withMessageContaining("version 2, expected at most 1")
                .withMessageContaining("HINT: a newer suite wrote it");
    }

    /** The begin or end of a write is there if its whole block is before {@code cut}. */
    private void assertKept(int cut, String description) {
        var ledger = LedgerFile.open(file);
        var entries = read();
        int blocks = (int) Arrays.stream(BLOCKS)
                .filter(start -> start < CLOSED_LENGTH && endOf(start) <= cut)
                .count();
        assertThat(entries).as(description).hasSize((Math.min(blocks, 6) + 1) / 2);
        assertThat(entries.stream().filter(LedgerEntry::acknowledged))
                .as(description)
                .hasSize(Math.min(blocks, 6) / 2);
        boolean atBlock = Arrays.stream(BLOCKS).anyMatch(start -> start == cut);
        if (atBlock) {
            assertThat(ledger.tail()).as(description).isEqualTo(new LedgerTail(State.OPEN, cut, 0));
        } else {
            assertThat(ledger.tail().state()).as(description).isNotEqualTo(State.CLOSED);
            assertThat(ledger.tail().end()).as(description).isEqualTo(BLOCKS[blocks]);
        }
    }

    /** A changed length near the end may look like a torn block: then what is before it is there, and no more. */
    private void assertNoticed(List<LedgerEntry> original, int at) {
        try {
            var tail = LedgerFile.open(file).tail();
            assertThat(tail.state()).as("bit of byte " + at).isEqualTo(State.TORN);
            assertThat(tail.end()).as("bit of byte " + at).isLessThanOrEqualTo(at);
            assertThat(read())
                    .as("bit of byte " + at)
                    .allSatisfy(entry -> assertThat(entry)
                            .isIn(original.get((int) entry.number()), withoutEnd(original.get((int) entry.number()))));
        } catch (DrillException noticed) {
            assertThat(noticed).hasMessageContaining("ledger " + file);
        }
    }

    private static LedgerEntry withoutEnd(LedgerEntry entry) {
        return new LedgerEntry(
                entry.number(),
                entry.clientId(),
                entry.scheduledAt(),
                entry.sentAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static int endOf(int start) {
        int next = Arrays.binarySearch(BLOCKS, start) + 1;
        return next < BLOCKS.length ? BLOCKS[next] : CLOSED_LENGTH;
    }

    private static byte[] join(byte[] head, byte[] rest) {
        byte[] joined = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, joined, head.length, rest.length);
        return joined;
    }

    private List<LedgerEntry> read() {
        var entries = new ArrayList<LedgerEntry>();
        LedgerFile.open(file).forEach(entries::add);
        return entries;
    }
}
