package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** An external merge sort of ledger entries by client id, then number. Its runs are files in the ledger's own format. */
final class ClientIdSort {

    static final Comparator<LedgerEntry> ORDER =
            Comparator.comparing(LedgerEntry::clientId).thenComparingLong(LedgerEntry::number);

    /** Entries sorted in memory at a time, some 40 MB of them. */
    private static final int RUN = 1 << 16;

    /** Runs merged at a time: each needs an open file and a window of it. */
    private static final int FAN_IN = 256;

    private final Path directory;
    private final int runLength;
    private final int fanIn;
    private final List<Path> runs = new ArrayList<>();

    private ClientIdSort(Path directory, int runLength, int fanIn) {
        this.directory = directory;
        this.runLength = runLength;
        this.fanIn = fanIn;
    }

    /**
     * Sorts {@code entries} and closes them.
     *
     * @param directory where the runs are kept until the result is closed
     * @throws DrillException if they can't be written
     */
    static LedgerEntries sort(LedgerEntries entries, Path directory) {
        return sort(entries, directory, RUN, FAN_IN);
    }

    static LedgerEntries sort(LedgerEntries entries, Path directory, int runLength, int fanIn) {
        var sort = new ClientIdSort(directory, runLength, fanIn);
        try (entries) {
            sort.split(entries);
            sort.mergeToFanIn();
            return new MergedEntries(sort.runs);
        } catch (IOException | UncheckedIOException failed) {
            MergedEntries.delete(sort.runs);
            throw new DrillException(
                    "sort of the ledger in " + directory + ", not done: " + failed,
                    "it needs as much room there as the ledger itself",
                    failed);
        } catch (RuntimeException refused) {
            MergedEntries.delete(sort.runs);
            throw refused;
        }
    }

    private void split(LedgerEntries entries) throws IOException {
        var held = new ArrayList<LedgerEntry>();
        while (entries.hasNext()) {
            held.add(entries.next());
            if (held.size() == runLength || !entries.hasNext()) {
                held.sort(ORDER);
                write(held.iterator());
                held.clear();
            }
        }
    }

    private void mergeToFanIn() throws IOException {
        while (runs.size() > fanIn) {
            var oldest = List.copyOf(runs.subList(0, fanIn));
            try (var merged = new MergedEntries(oldest)) {
                write(merged);
            }
            runs.removeAll(oldest);
        }
    }

    private void write(Iterator<LedgerEntry> sorted) throws IOException {
        var run = Files.createTempFile(directory, "ledger-", ".run");
        runs.add(run);
        try (var writer = new RunWriter(run)) {
            while (sorted.hasNext()) {
                writer.write(sorted.next());
            }
        }
    }
}
