package dev.aionis.drill.ledger;

import java.util.NoSuchElementException;

/** The entries of a ledger in the order of their numbers: each begin, with its end from further on in the file. */
final class JoinedEntries implements LedgerEntries {

    private final LedgerIndex index;
    private final BlockReader begins;
    private final BlockReader ends;
    private long number;

    JoinedEntries(LedgerIndex index, BlockReader begins, BlockReader ends) {
        this.index = index;
        this.begins = begins;
        this.ends = ends;
    }

    @Override
    public boolean hasNext() {
        return number < index.size();
    }

    @Override
    public LedgerEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the ledger has " + index.size() + " writes");
        }
        do {
            if (!begins.next()) {
                throw new IllegalStateException("the ledger is shorter than it was when it was opened");
            }
        } while (begins.block().kind() != Block.BEGIN);
        var entry = begins.block().opened();
        long end = index.end(number++);
        return end == 0 ? entry : ends.at(end).ended(entry);
    }

    @Override
    public void close() {
        try (begins;
                ends) {
            number = index.size();
        }
    }
}
