package dev.aionis.drill.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A ledger file as it stood when it was opened; the drill that writes it may be under way, done or dead. Opening reads
 * the file once and checks every block. It costs 8 bytes of heap a write, and nothing stays open.
 */
public final class LedgerFile {

    private final Path path;
    private final LedgerIndex index;

    private LedgerFile(Path path, LedgerIndex index) {
        this.path = path;
        this.index = index;
    }

    /**
     * Opens a ledger. An unfinished block at its end is left out and reported by {@link #tail}.
     *
     * @throws dev.aionis.drill.model.DrillException if the file is no ledger, is of a newer version, or is damaged; the
     *     message names the byte
     */
    public static LedgerFile open(Path path) {
        return new LedgerFile(path, new LedgerIndex(path));
    }

    public Path path() {
        return path;
    }

    /** When the drill created it, on the drill host's clock. */
    public Instant createdAt() {
        return index.header().createdAt();
    }

    /** Writes in it. */
    public long size() {
        return index.size();
    }

    /** How it ends. */
    public LedgerTail tail() {
        return index.tail();
    }

    /** The entries in the order of their numbers. */
    public LedgerEntries entries() {
        var begins = BlockReader.open(path);
        try {
            return new JoinedEntries(index, begins, BlockReader.open(path));
        } catch (RuntimeException refused) {
            begins.close();
            throw refused;
        }
    }

    /** Shows every entry to {@code reader}, in the order of their numbers. */
    public void forEach(Consumer<LedgerEntry> reader) {
        try (var entries = entries()) {
            entries.forEachRemaining(reader);
        }
    }

    /**
     * The entries in the order of their client ids, byte by byte; those with the same one in the order of their numbers.
     * The heap holds some ten thousands of them at a time, whatever the ledger's size.
     *
     * @param directory an existing directory for the sort's files; they are gone when the entries are closed. A ledger
     *     whose client ids ascend needs none
     */
    public LedgerEntries sortedByClientId(Path directory) {
        return index.ascending() ? entries() : ClientIdSort.sort(entries(), directory);
    }
}
