package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a ledger file: how many writes it holds, where the end of each is, and whether their client ids ascend.
 * It costs 8 bytes of heap a write.
 */
final class LedgerIndex {

    private static final int PAGE = 1 << 16;

    private final List<long[]> pages = new ArrayList<>();
    private final Path file;
    private final LedgerHeader header;
    private final LedgerTail tail;
    private long size;
    private boolean ascending = true;

    LedgerIndex(Path file) {
        this.file = file;
        try (var reader = BlockReader.open(file)) {
            header = reader.header();
            // compared as bytes, without a string for each
            var previous = new Block();
            while (reader.next()) {
                var block = reader.block();
                if (block.kind() == Block.BEGIN) {
                    ascending = ascending && !previous.after(block);
                    previous.copyFrom(block.bytes(), 0, block.length());
                    addBegin(block, reader);
                } else {
                    addEnd(block, reader);
                }
            }
            tail = reader.tail();
            if (tail.state() == LedgerTail.State.CLOSED && reader.block().number() != size) {
                throw misplaced(
                        reader, "the close block counts " + reader.block().number() + " writes", size);
            }
        }
    }

    LedgerHeader header() {
        return header;
    }

    LedgerTail tail() {
        return tail;
    }

    long size() {
        return size;
    }

    /** True where no client id is followed by a lesser one. */
    boolean ascending() {
        return ascending;
    }

    /** Where the end block of the write {@code number} is; 0 if it has none. */
    long end(long number) {
        return pages.get((int) (number / PAGE))[(int) (number % PAGE)];
    }

    private void addBegin(Block block, BlockReader reader) {
        if (block.number() != size) {
            throw misplaced(reader, "write " + block.number() + " begins", size);
        }
        if (size % PAGE == 0) {
            pages.add(new long[PAGE]);
        }
        size++;
    }

    private void addEnd(Block block, BlockReader reader) {
        long number = block.number();
        if (number < 0 || number >= size || end(number) != 0) {
            throw misplaced(reader, "write " + number + " ends, unbegun or for the second time", size);
        }
        pages.get((int) (number / PAGE))[(int) (number % PAGE)] = reader.position() - block.length();
    }

    private DrillException misplaced(BlockReader reader, String seen, long expected) {
        return new DrillException(
                "ledger " + file + " damaged at byte "
                        + (reader.position() - reader.block().length()) + ", " + seen + ", expected the next of "
                        + expected + " writes",
                "each block is sound, yet their order is not that of a drill; take the file from where it was first"
                        + " kept");
    }
}
