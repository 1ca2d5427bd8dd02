package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.RequestOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdSortTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 99, 100, 101, 1_000})
    void entries_come_in_the_order_of_their_client_ids_whatever_the_number_of_runs(int writes) throws Exception {
        var file = folder.resolve("writes.ledger");
        fill(file, writes, new Random(writes));
        var expected = new ArrayList<LedgerEntry>();
        LedgerFile.open(file).forEach(expected::add);
        expected.sort(ClientIdSort.ORDER);

        var sorted = new ArrayList<LedgerEntry>();
        var runs = Files.createDirectory(folder.resolve("runs"));
        try (var entries = ClientIdSort.sort(LedgerFile.open(file).entries(), runs, 10, 4)) {
            entries.forEachRemaining(sorted::add);
        }

        assertThat(sorted).isEqualTo(expected);
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void runs_are_deleted_when_the_reader_stops_half_way() throws Exception {
        var file = folder.resolve("writes.ledger");
        fill(file, 500, new Random(1));
        var runs = Files.createDirectory(folder.resolve("runs"));

        try (var entries = ClientIdSort.sort(LedgerFile.open(file).entries(), runs, 10, 4)) {
            assertThat(entries.next()).isNotNull();
            assertThat(runs).isNotEmptyDirectory();
        }

        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void a_ledger_whose_client_ids_ascend_needs_no_sort() throws Exception {
        var file = folder.resolve("writes.ledger");
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (String clientId : List.of("a-1", "a-1", "a-2", "b-1")) {
                ledger.begin(clientId, Writes.at(0), Writes.at(0));
            }
        }
        var nowhere = folder.resolve("missing");

        try (var entries = LedgerFile.open(file).sortedByClientId(nowhere)) {
            assertThat(entries).toIterable().extracting(LedgerEntry::number).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void a_ledger_of_several_prefixes_is_sorted() throws Exception {
        var file = folder.resolve("writes.ledger");
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (String clientId : List.of("load-1", "smoke-1", "load-2", "canary-1", "load-1")) {
                ledger.begin(clientId, Writes.at(0), Writes.at(0));
            }
        }

        try (var entries = LedgerFile.open(file).sortedByClientId(folder)) {
            assertThat(entries).toIterable().extracting(LedgerEntry::number).containsExactly(3L, 0L, 4L, 2L, 1L);
        }
    }

    private static void fill(Path file, int writes, Random random) {
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            for (int i = 0; i < writes; i++) {
                long entry = ledger.begin("drill-" + random.nextInt(1 + writes / 2), Writes.at(i), Writes.at(i));
                if (random.nextInt(10) > 0) {
                    var outcome = RequestOutcome.values()[random.nextInt(RequestOutcome.values().length)];
                    ledger.complete(entry, Writes.ended(outcome, random.nextLong(), i));
                }
            }
        }
    }
}
