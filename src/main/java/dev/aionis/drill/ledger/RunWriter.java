package dev.aionis.drill.ledger;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes one run of a sort: ledger blocks, where the end of a write follows its begin. */
final class RunWriter implements Closeable {

    private final OutputStream out;
    private final Block block = new Block();
    private long position = LedgerHeader.LENGTH;

    RunWriter(Path run) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(run), 1 << 16);
        out.write(new LedgerHeader(Instant.EPOCH).bytes());
    }

    void write(LedgerEntry entry) throws IOException {
        block.begin(entry.number(), entry.clientId(), entry.scheduledAt(), entry.sentAt());
        put();
        if (entry.outcome().isPresent()) {
            block.end(entry.number(), WriteResult.of(entry));
            put();
        }
    }

    private void put() throws IOException {
        block.seal(position);
        out.write(block.bytes(), 0, block.length());
        position += block.length();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
