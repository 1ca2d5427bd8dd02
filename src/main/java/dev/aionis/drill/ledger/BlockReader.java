package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the blocks of a ledger file through a window, and checks each. The file may grow meanwhile. */
final class BlockReader implements AutoCloseable {

    private static final int WINDOW = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final LedgerHeader header;
    private final Block block = new Block();
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private long position = LedgerHeader.LENGTH;
    private LedgerTail tail;

    private BlockReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        load(0);
        byte[] first = new byte[Math.min(LedgerHeader.LENGTH, window.limit())];
        window.get(0, first);
        this.header = LedgerHeader.read(file, first);
    }

    /** @throws DrillException if the file can't be read or is no ledger */
    static BlockReader open(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new BlockReader(file, channel);
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    LedgerHeader header() {
        return header;
    }

    /** Where the block after the current one begins. */
    long position() {
        return position;
    }

    /** The current block; its content changes with the next move. */
    Block block() {
        return block;
    }

    /** How the file ends, once {@link #next} found its end. */
    LedgerTail tail() {
        return tail;
    }

    /**
     * Goes to the next begin or end block.
     *
     * @return false at the end of the ledger
     * @throws DrillException if what follows is neither a whole block nor a proper end
     */
    boolean next() {
        try {
            if (!arrive() && !reload() && !grown()) {
                return false;
            }
            if (block.kind() == Block.CLOSE) {
                tail = Remains.at(channel, position).afterClose(file);
                return false;
            }
            return true;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Goes to the block at {@code offset}, which was found there before. */
    Block at(long offset) {
        try {
            if (offset < windowStart || offset + Block.MAX > windowStart + window.limit()) {
                // ends come nearly in the order of their begins: keep what is around
                load(Math.max(0, offset - WINDOW / 2));
            }
            position = offset;
            if (!arrive()) {
                throw Remains.at(channel, offset).damage(file);
            }
            return block;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Takes the block at the position out of the window and steps behind it, if a whole one is there. */
    private boolean arrive() {
        long offset = position - windowStart;
        if (offset < 0 || offset + Block.WORD > window.limit()) {
            return false;
        }
        int at = (int) offset;
        int length = window.getInt(at);
        if (!Block.plausible(length) || at + length > window.limit()) {
            return false;
        }
        block.copyFrom(window.array(), at, length);
        if (block.checksum(position) != window.getInt(at + Integer.BYTES)) {
            return false;
        }
        position += length;
        return true;
    }

    private boolean reload() throws IOException {
        load(position);
        return arrive();
    }

    /** The last look: what is there instead of a block is judged only if no block has come there meanwhile. */
    private boolean grown() throws IOException {
        var remains = Remains.at(channel, position);
        if (reload()) {
            return true;
        }
        tail = remains.withoutClose(file);
        return false;
    }

    private void load(long from) throws IOException {
        window.clear();
        windowStart = from;
        for (int read = 0; read >= 0 && window.hasRemaining(); ) {
            read = channel.read(window, from + window.position());
        }
        window.flip();
    }

    private static DrillException unreadable(Path file, IOException failed) {
        return new DrillException(
                "ledger " + file + ", can't be read: " + failed, "see that the file exists and is readable", failed);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }
}
