package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/** Every write that a drill sends, on disk before it is sent. Safe for use by many threads. */
public final class Ledger implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private long size;

    private Ledger(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Starts an empty ledger.
     *
     * @throws DrillException if the file exists or can't be written
     */
    public static Ledger create(Path file, InstantSource clock) {
        try {
            var ledger =
                    new Ledger(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            ledger.append("ledger " + clock.instant());
            return ledger;
        } catch (IOException unwritable) {
            throw new DrillException("ledger " + file + ", not created: " + unwritable, "choose another", unwritable);
        }
    }

    /**
     * Puts a write down. It is with the operating system when this returns, so it survives the death of the drill.
     *
     * @return the entry's number, for {@link #complete}
     * @throws DrillException if it can't be put down; the write must then not be sent
     */
    public synchronized long begin(String clientId, Instant scheduledAt, Instant sentAt) {
        append("begin " + size + " " + clientId + " " + scheduledAt + " " + sentAt);
        return size++;
    }

    /** Puts down how the write of {@code entry} ended. */
    public synchronized void complete(long entry, WriteResult result) {
        append("end " + entry + " " + result);
    }

    /** Forces everything put down so far to disk. */
    public synchronized void sync() {
        try {
            channel.force(true);
        } catch (IOException failed) {
            throw new DrillException("ledger " + file + ", not forced to disk: " + failed, "see the disk", failed);
        }
    }

    /** Writes begun so far. */
    public synchronized long size() {
        return size;
    }

    public Path file() {
        return file;
    }

    @Override
    public synchronized void close() {
        sync();
        try {
            channel.close();
        } catch (IOException failed) {
            throw new DrillException("ledger " + file + ", not closed: " + failed, "see the disk", failed);
        }
    }

    private void append(String line) {
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new DrillException("ledger " + file + ", not written: " + failed, "see the disk", failed);
        }
    }
}
