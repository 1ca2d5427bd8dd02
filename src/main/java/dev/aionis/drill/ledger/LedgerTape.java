package dev.aionis.drill.ledger;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The growing end of a ledger file. Blocks are stored into mapped memory, which belongs to the operating system: they
 * outlive the process without a system call for each. Room is first taken from the disk by writing zeros, since a store
 * into a mapped hole of a full disk would end the process.
 */
final class LedgerTape {

    /** Small enough to be zeroed in well under a millisecond, large enough to be needed once in thousands of writes. */
    private static final int STEP = 1 << 20;

    private static final VarHandle WORD_AT = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final List<MappedByteBuffer> unforced = new ArrayList<>();
    private MappedByteBuffer window;
    private long windowStart;
    private long position;
    private long allocated;

    private LedgerTape(Path file) {
        this.file = file;
    }

    /** Creates the file with {@code header} at its beginning. */
    static LedgerTape create(Path file, byte[] header) throws IOException {
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
        var tape = new LedgerTape(file);
        tape.reserve(header.length);
        tape.moveWindow();
        tape.window.put(0, header);
        tape.position = header.length;
        return tape;
    }

    long position() {
        return position;
    }

    /** Makes sure that {@code bytes} more can be appended whatever happens to the disk. */
    void reserve(long bytes) throws IOException {
        long needed = position + bytes;
        if (needed > allocated) {
            long target = (needed + STEP - 1) / STEP * STEP;
            withFile(channel -> zero(channel, allocated, target));
            allocated = target;
        }
    }

    /** Appends {@code block}. Room for it must have been reserved. */
    void append(Block block) throws IOException {
        if (position + block.length() > windowStart + window.capacity()) {
            moveWindow();
        }
        long word = block.seal(position);
        int at = (int) (position - windowStart);
        window.put(at + Block.WORD, block.bytes(), Block.WORD, block.length() - Block.WORD);
        // the word last: whoever sees a length, in this process or another, sees the whole block
        WORD_AT.setRelease(window, at, word);
        position += block.length();
    }

    /** What {@link #force} has to force now. */
    List<MappedByteBuffer> unforced() {
        return List.copyOf(unforced);
    }

    /** Forces {@code windows} and the file's length to disk. Blocks may be appended meanwhile, by other threads. */
    void force(List<MappedByteBuffer> windows) throws IOException {
        windows.forEach(MappedByteBuffer::force);
        withFile(channel -> {
            channel.force(true);
            return null;
        });
    }

    /** Forgets {@code windows}, which were forced, but not the one still written to. */
    void forced(List<MappedByteBuffer> windows) {
        unforced.removeIf(one -> one != window && windows.stream().anyMatch(done -> done == one));
    }

    /** Gives the room that was not needed back. */
    void truncate() throws IOException {
        withFile(channel -> channel.truncate(position));
    }

    private void moveWindow() throws IOException {
        long size = Math.min(allocated - position, Integer.MAX_VALUE / 2);
        window = withFile(channel -> channel.map(MapMode.READ_WRITE, position, size));
        windowStart = position;
        unforced.add(window);
    }

    private static Void zero(FileChannel channel, long from, long to) throws IOException {
        var zeros = ByteBuffer.allocateDirect(STEP);
        for (long at = from; at < to; ) {
            zeros.clear().limit((int) Math.min(STEP, to - at));
            at += channel.write(zeros, at);
        }
        return null;
    }

    private interface FileAction<T> {
        T on(FileChannel channel) throws IOException;
    }

    /**
     * An interrupted thread closes any channel that it uses. So none is kept open, and the action is done again: an
     * interrupt of one request of the load must not end the ledger of all.
     */
    private <T> T withFile(FileAction<T> action) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    return action.on(channel);
                } catch (ClosedByInterruptException interrupt) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
