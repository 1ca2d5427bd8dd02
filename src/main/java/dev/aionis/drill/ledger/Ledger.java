package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;

/**
 * Every write that a drill sends, put down before it is sent and completed when its outcome is known. What was put down
 * survives the death of the drill, and after {@link #sync} that of its host. Another process may read the file while it
 * grows. Safe for use by many threads; an entry costs one bit of heap.
 */
public final class Ledger implements AutoCloseable {

    private static final String DISK_HINT =
            "make room on the disk that holds the drill's record, or point it elsewhere";

    private final Path file;
    private final InstantSource clock;
    private final LedgerTape tape;
    private final Block block = new Block();
    private final BitSet completed = new BitSet();
    private long size;
    private long open;
    private boolean closed;

    private Ledger(Path file, InstantSource clock, LedgerTape tape) {
        this.file = file;
        this.clock = clock;
        this.tape = tape;
    }

    /**
     * Starts an empty ledger.
     *
     * @param clock the drill host's clock, for the times of creation and closing
     * @throws DrillException if the file exists or can't be written
     */
    public static Ledger create(Path file, InstantSource clock) {
        try {
            return new Ledger(file, clock, LedgerTape.create(file, new LedgerHeader(clock.instant()).bytes()));
        } catch (FileAlreadyExistsException exists) {
            throw new DrillException(
                    "ledger " + file + ", there is one already, expected none",
                    "a ledger belongs to one drill and is never written over; choose another folder");
        } catch (IOException unwritable) {
            throw new DrillException("ledger " + file + ", can't be created: " + unwritable, DISK_HINT, unwritable);
        }
    }

    /**
     * Puts a write down. It is with the operating system when this returns, so it survives {@code kill -9}. Room for its
     * end is taken with it, so that an outcome can be put down even when the disk is full.
     *
     * @param clientId 1 to 200 printable ASCII characters; the same one again is a retry of the same write
     * @param scheduledAt when the load's schedule wanted it sent
     * @param sentAt when it is about to be sent
     * @return the entry's number, for {@link #complete}
     * @throws DrillException if it can't be put down; the write must then not be sent
     */
    public synchronized long begin(String clientId, Instant scheduledAt, Instant sentAt) {
        check("client id", clientId, Block.LONGEST_CLIENT_ID);
        checkOpen();
        block.begin(size, clientId, scheduledAt, sentAt);
        append(block.length() + (open + 1) * Block.LONGEST_END + Block.CLOSE_LENGTH);
        open++;
        return size++;
    }

    /**
     * Puts down how a write ended.
     *
     * @param entry the number that {@link #begin} gave
     * @throws IllegalArgumentException if there is no such entry, or it ended before
     */
    public synchronized void complete(long entry, WriteResult result) {
        if (result.commitHash() != null) {
            check("commit hash", result.commitHash(), Block.LONGEST_HASH);
        }
        checkOpen();
        if (entry < 0 || entry >= size || completed.get(Math.toIntExact(entry))) {
            throw new IllegalArgumentException("ledger entry " + entry + " of " + size
                    + (entry >= 0 && entry < size ? " has ended before" : " was never begun")
                    + ", expected the number of a write under way");
        }
        block.end(entry, result);
        append(block.length());
        completed.set(Math.toIntExact(entry));
        open--;
    }

    /** Forces everything put down so far to disk: from here on it survives a loss of power. */
    public void sync() {
        List<MappedByteBuffer> windows;
        synchronized (this) {
            checkOpen();
            windows = tape.unforced();
        }
        // without the lock: a slow disk must not hold up the load
        force(windows);
        synchronized (this) {
            tape.forced(windows);
        }
    }

    /** Writes begun so far. */
    public synchronized long size() {
        return size;
    }

    public Path file() {
        return file;
    }

    /** Marks the ledger as complete and forces it to disk. Writes under way stay without an outcome. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        block.close(size, clock.instant());
        append(block.length());
        closed = true;
        try {
            tape.truncate();
        } catch (IOException failed) {
            throw new DrillException("ledger " + file + ", not cut to its length: " + failed, DISK_HINT, failed);
        }
        force(tape.unforced());
    }

    private void force(List<MappedByteBuffer> windows) {
        try {
            tape.force(windows);
        } catch (IOException failed) {
            throw new DrillException("ledger " + file + ", not forced to disk: " + failed, DISK_HINT, failed);
        }
    }

    private void append(long room) {
        try {
            tape.reserve(room);
            tape.append(block);
        } catch (IOException full) {
            throw new DrillException(
                    "ledger " + file + ", entry " + block.number() + " not written: " + full, DISK_HINT, full);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("ledger " + file + " is closed, expected it to be open for writes");
        }
    }

    private static void check(String what, String text, int longest) {
        boolean fits = !text.isEmpty() && text.length() <= longest;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = text.charAt(i) >= ' ' && text.charAt(i) < 0x7F;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    what + " '" + text + "', expected 1 to " + longest + " printable ASCII characters");
        }
    }
}
