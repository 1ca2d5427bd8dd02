package dev.aionis.drill.ledger;

import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Reads one run of a sort. */
final class RunEntries implements LedgerEntries {

    private final BlockReader reader;
    private LedgerEntry begun;

    RunEntries(Path run) {
        reader = BlockReader.open(run);
        begun = reader.next() ? reader.block().opened() : null;
    }

    @Override
    public boolean hasNext() {
        return begun != null;
    }

    @Override
    public LedgerEntry next() {
        if (begun == null) {
            throw new NoSuchElementException("the run is at its end");
        }
        var entry = begun;
        begun = null;
        while (begun == null && reader.next()) {
            if (reader.block().kind() == Block.END) {
                entry = reader.block().ended(entry);
            } else {
                begun = reader.block().opened();
            }
        }
        return entry;
    }

    @Override
    public void close() {
        reader.close();
    }
}
