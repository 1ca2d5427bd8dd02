package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.ledger.LedgerTail.State;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers of sound blocks in an order that no drill writes, and the edges of what a sound one may hold. */
class LedgerOrderTest {

    @TempDir
    Path folder;

    private Path file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Block block = new Block();

    @BeforeEach
    void begin_a_file() {
        file = folder.resolve("writes.ledger");
        bytes.writeBytes(new LedgerHeader(Writes.START).bytes());
    }

    private LedgerOrderTest put(Consumer<Block> content) {
        content.accept(block);
        block.seal(bytes.size());
        bytes.write(block.bytes(), 0, block.length());
        return this;
    }

    private LedgerOrderTest begin(long number) {
        return put(made -> made.begin(number, "drill-1", Writes.at(0), Writes.at(0)));
    }

    private LedgerOrderTest end(long number) {
        return put(made -> made.end(number, WriteResult.without(RequestOutcome.REFUSED, Writes.at(1))));
    }

    private LedgerFile open() throws IOException {
        Files.write(file, bytes.toByteArray());
        return LedgerFile.open(file);
    }

    private void assertMisplaced(String said) {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(this::open)
                .withMessageContaining("ledger " + file + " damaged at byte " + said);
    }

    @Test
    void a_write_that_begins_out_of_turn_is_damage() {
        begin(0).begin(2);
        assertMisplaced("80, write 2 begins, expected the next of 1 writes");
    }

    @Test
    void a_write_that_ends_unbegun_or_twice_is_damage() {
        begin(0).end(1);
        assertMisplaced("80, write 1 ends, unbegun or for the second time, expected the next of 1 writes");
    }

    @Test
    void a_write_of_a_number_below_zero_never_began() {
        begin(0).end(-1);
        assertMisplaced("80, write -1 ends");
    }

    @Test
    void a_write_ends_once() {
        begin(0).end(0).end(0);
        assertMisplaced("112, write 0 ends, unbegun or for the second time");
    }

    @Test
    void a_close_block_that_counts_other_writes_than_there_are_is_damage() throws IOException {
        begin(0).put(made -> made.close(2, Writes.at(2)));
        assertMisplaced("80, the close block counts 2 writes, expected the next of 1 writes");
    }

    @Test
    void a_close_block_that_counts_right_closes() throws IOException {
        begin(0).end(0).put(made -> made.close(1, Writes.at(2)));
        LedgerFile ledger = open();
        assertThat(ledger.tail()).isEqualTo(new LedgerTail(State.CLOSED, bytes.size(), 0));
        assertThat(ledger.path()).isEqualTo(file);
        assertThat(ledger.tail().describe()).isEqualTo("closed");
        assertThat(new LedgerTail(State.OPEN, 80, 0).describe()).isEqualTo("open after byte 80");
    }

    @Test
    void a_header_of_no_known_version_or_with_a_changed_byte_is_damage() throws IOException {
        for (int at : new int[] {11, 20}) {
            byte[] header = new LedgerHeader(Writes.START).bytes();
            header[at] ^= 1;
            Files.write(file, header);
            assertThatExceptionOfType(DrillException.class)
                    .isThrownBy(() -> LedgerFile.open(file))
                    .withMessageContaining("damaged at byte 0, checksum ");
        }
        byte[] header = new LedgerHeader(Writes.START).bytes();
        assertThat(LedgerHeader.read(file, header).createdAt()).isEqualTo(Writes.START);
    }

    @Test
    void a_block_has_a_multiple_of_eight_bytes_from_32_to_512() {
        assertThat(List.of(32, 40, 512)).allMatch(Block::plausible);
        assertThat(List.of(24, 0, -32, 36, 520)).noneMatch(Block::plausible);
    }

    @Test
    void writes_beyond_a_page_of_the_index_are_joined_with_their_ends() {
        int writes = (1 << 16) + 3;
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (int i = 0; i < writes; i++) {
                ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
            }
            for (int i = (1 << 16) - 2; i < writes; i++) {
                ledger.complete(i, Writes.acknowledged(i, i));
            }
        }

        List<LedgerEntry> acknowledged = new ArrayList<>();
        LedgerFile.open(file).forEach(entry -> {
            if (entry.acknowledged()) {
                acknowledged.add(entry);
            }
        });
        assertThat(acknowledged)
                .hasSize(5)
                .allSatisfy(entry -> assertThat(entry.nodeId()).contains(Writes.node(entry.number())));
    }

    @Test
    void nothing_comes_after_the_last_entry() throws IOException {
        begin(0);
        open();
        try (var entries = LedgerFile.open(file).entries()) {
            entries.next();
            assertThat(entries.hasNext()).isFalse();
            assertThatThrownBy(entries::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the ledger has 1 writes");
        }
        try (var sorted = ClientIdSort.sort(LedgerFile.open(file).entries(), folder)) {
            sorted.next();
            assertThatThrownBy(sorted::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("all runs are at their end");
        }
        try (var run = new RunEntries(file)) {
            run.next();
            assertThatThrownBy(run::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the run is at its end");
        }
    }

    @Test
    void closed_entries_are_at_their_end() throws IOException {
        begin(0);
        var entries = open().entries();
        entries.close();
        assertThat(entries.hasNext()).isFalse();
    }

    @Test
    void printable_characters_are_taken_to_the_last_and_the_next_ones_are_not() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            ledger.begin(" ~", Writes.at(0), Writes.at(0));
            for (String refused : List.of("\u001f", "\u007f")) {
                assertThatThrownBy(() -> ledger.begin(refused, Writes.at(0), Writes.at(0)))
                        .hasMessageContaining("printable ASCII");
            }
            var tooLong = WriteResult.acknowledged(Writes.at(1), Writes.commit(1), Writes.node(1), "h".repeat(129));
            assertThatThrownBy(() -> ledger.complete(0, tooLong)).hasMessageContaining("commit hash");
            assertThatThrownBy(() -> ledger.complete(-1, Writes.acknowledged(1, 1)))
                    .hasMessage("ledger entry -1 of 1 was never begun, expected the number of a write under way");
        }
    }

    @Test
    void a_closed_ledger_takes_no_outcome_and_is_not_forced() {
        var ledger = Ledger.create(file, () -> Writes.START);
        long entry = ledger.begin("drill-1", Writes.at(0), Writes.at(0));
        ledger.close();
        assertThatThrownBy(() -> ledger.complete(entry, Writes.acknowledged(1, 1)))
                .hasMessageContaining("is closed");
        assertThatThrownBy(ledger::sync).hasMessageContaining("is closed");
        assertThat(LedgerFile.open(file).tail().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_ledger_in_a_folder_that_is_not_there_is_not_created() {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> Ledger.create(folder.resolve("none").resolve("writes.ledger"), () -> Writes.START))
                .withMessageContaining("can't be created");
    }

    @Test
    void client_ids_ascend_also_where_one_begins_with_another_and_where_they_repeat() throws IOException {
        assertThat(sortedNumbers("a", "ab", "ab", "b")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(sortedNumbers("ab", "a")).containsExactly(1L, 0L);
    }

    private List<Long> sortedNumbers(String... clientIds) throws IOException {
        Path one = folder.resolve(String.join("-", clientIds));
        try (var ledger = Ledger.create(one, () -> Writes.START)) {
            for (String clientId : clientIds) {
                ledger.begin(clientId, Writes.at(0), Writes.at(0));
            }
        }
        List<Long> numbers = new ArrayList<>();
        try (var entries = LedgerFile.open(one).sortedByClientId(folder)) {
            entries.forEachRemaining(entry -> numbers.add(entry.number()));
        }
        return numbers;
    }

    @Test
    void instants_before_1970_are_whole() {
        Instant before = Instant.parse("1969-12-31T23:59:59.999999999Z");
        assertThat(EpochNanos.of(before)).isEqualTo(-1);
        assertThat(EpochNanos.toInstant(-1)).isEqualTo(before);
    }
}
