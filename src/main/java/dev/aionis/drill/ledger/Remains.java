package dev.aionis.drill.ledger;

import dev.aionis.drill.ledger.LedgerTail.State;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a ledger file holds from a position on where no whole block begins: nothing, the beginning of one block, or
 * damage. Only the last block may be unfinished, and it then ends in zeros or at the end of the file.
 *
 * @param position where a block should begin
 * @param size the file's length
 * @param last the last byte at or after {@code position} that is not zero; -1 if there is none
 * @param first the bytes from {@code position}, as many as the longest block has or the file holds
 */
record Remains(long position, long size, long last, byte[] first) {

    static Remains at(FileChannel channel, long position) throws IOException {
        long size = channel.size();
        var buffer = ByteBuffer.allocate(1 << 16);
        byte[] first = new byte[0];
        long last = -1;
        for (long at = position; at < size; at += buffer.limit()) {
            buffer.clear();
            if (channel.read(buffer, at) < 0) {
                break;
            }
            buffer.flip();
            if (at == position) {
                first = Arrays.copyOf(buffer.array(), Math.min(Block.MAX, buffer.limit()));
            }
            for (int i = buffer.limit() - 1; i >= 0; i--) {
                if (buffer.get(i) != 0) {
                    last = at + i;
                    break;
                }
            }
        }
        return new Remains(position, size, last, first);
    }

    /** The end of a ledger that has no close block. */
    LedgerTail withoutClose(Path file) {
        if (last < 0) {
            return new LedgerTail(State.OPEN, position, 0);
        }
        if (torn()) {
            return new LedgerTail(State.TORN, position, last + 1 - position);
        }
        throw damage(file);
    }

    /** The end of a ledger after its close block. */
    LedgerTail afterClose(Path file) {
        if (last < 0) {
            return new LedgerTail(State.CLOSED, position, 0);
        }
        throw damaged(file, "data after the close block", "the end of the file");
    }

    DrillException damage(Path file) {
        if (first.length < Block.WORD) {
            return damaged(file, first.length + " bytes", "a block");
        }
        int length = length();
        if (length == 0) {
            return damaged(file, "zeros, then data up to byte " + last, "a block");
        }
        if (!Block.plausible(length) || length > first.length) {
            return damaged(
                    file,
                    "a block of " + length + " bytes",
                    "a multiple of 8 from 32 to " + Block.MAX + " and the file");
        }
        var block = new Block();
        block.copyFrom(first, 0, length);
        return damaged(
                file,
                "a block with checksum %08x".formatted(block.checksum(position)),
                "checksum %08x".formatted(word() & 0xFFFF_FFFFL));
    }

    private boolean torn() {
        if (first.length < Block.WORD) {
            return true;
        }
        int length = length();
        if (word() == 0) {
            // the length is written last: the content of one block may be there without it
            return last < position + Block.MAX;
        }
        if (!Block.plausible(length)) {
            return false;
        }
        if (position + length > size) {
            return true;
        }
        return last < position + length - 1;
    }

    private long word() {
        return ByteBuffer.wrap(first).getLong();
    }

    private int length() {
        return ByteBuffer.wrap(first).getInt();
    }

    private DrillException damaged(Path file, String seen, String expected) {
        return new DrillException(
                "ledger " + file + " damaged at byte " + position + ", " + seen + ", expected " + expected,
                "nothing after that byte can be believed; take the file from where it was first kept");
    }
}
