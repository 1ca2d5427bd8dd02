package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aionis.drill.ledger.LedgerTail.State;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("writes.ledger");
    }

    @Test
    void an_acknowledged_write_is_read_back_as_it_was_put_down() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            long entry = ledger.begin("drill-000000001", Writes.at(1), Writes.at(2));
            ledger.complete(entry, Writes.acknowledged(7, 9));
        }

        assertThat(read(file))
                .containsExactly(new LedgerEntry(
                        0,
                        "drill-000000001",
                        Writes.at(1),
                        Writes.at(2),
                        Optional.of(RequestOutcome.OK),
                        Optional.of(Writes.at(9)),
                        Optional.of(Writes.commit(7)),
                        Optional.of(Writes.node(7)),
                        Optional.of(Writes.hash(7))));
        assertThat(LedgerFile.open(file).createdAt()).isEqualTo(Writes.START);
    }

    @ParameterizedTest
    @EnumSource(RequestOutcome.class)
    void every_outcome_keeps_its_name(RequestOutcome outcome) {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            ledger.complete(ledger.begin("a", Writes.at(0), Writes.at(0)), Writes.ended(outcome, 1, 5));
        }

        assertThat(read(file).get(0).outcome()).contains(outcome);
        assertThat(read(file).get(0).completedAt()).contains(Writes.at(5));
    }

    @Test
    void a_write_that_never_ended_has_no_outcome_and_is_undecided() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            ledger.begin("a", Writes.at(0), Writes.at(0));
        }

        var entry = read(file).get(0);
        assertThat(entry.outcome()).isEmpty();
        assertThat(entry.undecided()).isTrue();
        assertThat(entry.acknowledged()).isFalse();
    }

    @Test
    void entries_keep_the_order_of_their_begins_whatever_the_order_of_their_ends() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            long first = ledger.begin("a", Writes.at(0), Writes.at(0));
            long second = ledger.begin("b", Writes.at(1), Writes.at(1));
            ledger.complete(second, Writes.acknowledged(2, 3));
            ledger.complete(first, Writes.acknowledged(1, 4));
        }

        assertThat(read(file)).extracting(LedgerEntry::clientId).containsExactly("a", "b");
        assertThat(read(file))
                .extracting(LedgerEntry::nodeId)
                .containsExactly(Optional.of(Writes.node(1)), Optional.of(Writes.node(2)));
    }

    @Test
    void the_same_client_id_again_is_an_entry_of_its_own() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            assertThat(ledger.begin("a", Writes.at(0), Writes.at(0))).isZero();
            assertThat(ledger.begin("a", Writes.at(1), Writes.at(1))).isEqualTo(1);
            assertThat(ledger.size()).isEqualTo(2);
        }
    }

    @Test
    void ends_that_come_far_from_their_begins_are_joined() {
        int writes = 20_000;
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (int i = 0; i < writes; i++) {
                ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
            }
            for (int i = writes - 1; i >= 0; i--) {
                ledger.complete(i, Writes.acknowledged(i, i));
            }
        }

        assertThat(Files.exists(file)).isTrue();
        var entries = read(file);
        assertThat(entries).hasSize(writes);
        for (int i = 0; i < writes; i++) {
            assertThat(entries.get(i).nodeId()).contains(Writes.node(i));
        }
    }

    @Test
    void threads_share_a_ledger_without_losing_or_mixing_writes() {
        int threads = 8;
        int each = 3_000;
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            var running = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < each; i++) {
                            long seed = (long) thread * each + i;
                            long entry = ledger.begin("drill-" + seed, Writes.at(i), Writes.at(i));
                            ledger.complete(entry, Writes.acknowledged(seed, i));
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        }

        var seen = new HashSet<String>();
        for (var entry : read(file)) {
            long seed = Long.parseLong(entry.clientId().substring("drill-".length()));
            assertThat(entry.nodeId()).contains(Writes.node(seed));
            seen.add(entry.clientId());
        }
        assertThat(seen).hasSize(threads * each);
    }

    @Test
    void an_interrupted_thread_writes_on_and_stays_interrupted() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 30_000; i++) {
                ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
            }
            ledger.sync();
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }

        assertThat(LedgerFile.open(file).size()).isEqualTo(30_000);
    }

    @Test
    @Tag("lengthy")
    void a_reader_that_looks_again_and_again_never_sees_a_growing_ledger_as_damaged() {
        int writes = 300_000;
        var ledger = Ledger.create(file, () -> Writes.START);
        var writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < writes; i++) {
                ledger.begin("drill-%09d".formatted(i), Writes.at(i), Writes.at(i));
            }
        });
        long seen = 0;
        while (!writer.isDone()) {
            long now = LedgerFile.open(file).size();
            assertThat(now).isGreaterThanOrEqualTo(seen);
            seen = now;
        }
        writer.join();
        ledger.close();

        assertThat(LedgerFile.open(file).size()).isEqualTo(writes);
    }

    @Test
    void a_closed_ledger_says_so_and_takes_only_the_room_it_needs() throws Exception {
        var ledger = Ledger.create(file, () -> Writes.START);
        ledger.begin("a", Writes.at(0), Writes.at(0));
        assertThat(LedgerFile.open(file).tail().state()).isEqualTo(State.OPEN);

        ledger.close();
        ledger.close();

        var tail = LedgerFile.open(file).tail();
        assertThat(tail.state()).isEqualTo(State.CLOSED);
        assertThat(tail.end()).isEqualTo(Files.size(file));
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.begin("b", Writes.at(1), Writes.at(1)))
                .withMessageContaining("is closed");
    }

    @Test
    void synced_writes_are_there_and_the_ledger_goes_on() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            ledger.begin("a", Writes.at(0), Writes.at(0));
            ledger.sync();
            ledger.begin("b", Writes.at(1), Writes.at(1));
            ledger.sync();
        }

        assertThat(read(file)).extracting(LedgerEntry::clientId).containsExactly("a", "b");
    }

    @Test
    void an_entry_ends_once() {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            long entry = ledger.begin("a", Writes.at(0), Writes.at(0));
            ledger.complete(entry, Writes.acknowledged(1, 1));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.complete(entry, Writes.acknowledged(1, 2)))
                    .withMessage("ledger entry 0 of 1 has ended before, expected the number of a write under way");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.complete(1, Writes.acknowledged(1, 2)))
                    .withMessageContaining("was never begun");
        }
    }

    @Test
    void a_ledger_is_never_written_over() {
        Ledger.create(file, () -> Writes.START).close();

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> Ledger.create(file, () -> Writes.START))
                .withMessageContaining("there is one already, expected none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\there", "größe"})
    void a_client_id_that_would_not_sort_as_the_database_sorts_is_refused(String clientId) {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.begin(clientId, Writes.at(0), Writes.at(0)))
                    .withMessageContaining("expected 1 to 200 printable ASCII characters");
            assertThat(ledger.size()).isZero();
        }
    }

    @Test
    void the_longest_client_id_and_hash_fit_a_block() {
        String clientId = "c".repeat(200);
        String hash = "h".repeat(128);
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            long entry = ledger.begin(clientId, Writes.at(0), Writes.at(0));
            ledger.complete(entry, WriteResult.acknowledged(Writes.at(1), Writes.commit(1), Writes.node(1), hash));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.begin(clientId + "c", Writes.at(0), Writes.at(0)));
        }

        assertThat(read(file).get(0).clientId()).isEqualTo(clientId);
        assertThat(read(file).get(0).commitHash()).contains(hash);
    }

    private static List<LedgerEntry> read(Path file) {
        var entries = new ArrayList<LedgerEntry>();
        LedgerFile.open(file).forEach(entries::add);
        return entries;
    }
}
