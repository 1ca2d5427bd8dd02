package dev.aionis.drill.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Several sorted runs read as one. Closing deletes them. */
final class MergedEntries implements LedgerEntries {

    private record Head(LedgerEntry entry, RunEntries run) {}

    private final List<Path> files;
    private final List<RunEntries> open = new ArrayList<>();
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(Head::entry, ClientIdSort.ORDER));

    MergedEntries(List<Path> files) {
        this.files = List.copyOf(files);
        try {
            for (var file : files) {
                var run = new RunEntries(file);
                open.add(run);
                advance(run);
            }
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public LedgerEntry next() {
        if (heads.isEmpty()) {
            throw new NoSuchElementException("all runs are at their end");
        }
        var least = heads.remove();
        advance(least.run());
        return least.entry();
    }

    private void advance(RunEntries run) {
        if (run.hasNext()) {
            heads.add(new Head(run.next(), run));
        }
    }

    @Override
    public void close() {
        heads.clear();
        open.forEach(RunEntries::close);
        delete(files);
    }

    static void delete(List<Path> files) {
        try {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
