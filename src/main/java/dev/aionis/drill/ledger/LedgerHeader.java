package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The first bytes of a ledger file: that it is one, of which version, and when it was created. */
record LedgerHeader(Instant createdAt) {

    static final int LENGTH = 32;

    private static final byte[] MAGIC = "AHDLEDGR".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKED = LENGTH - Integer.BYTES;

    byte[] bytes() {
        var header = ByteBuffer.allocate(LENGTH);
        header.put(MAGIC).putInt(VERSION).putInt(0).putLong(EpochNanos.of(createdAt));
        header.putInt(CHECKED, checksum(header.array()));
        return header.array();
    }

    /** @throws DrillException if {@code bytes} are not those of a ledger that this code can read */
    static LedgerHeader read(Path file, byte[] bytes) {
        if (bytes.length < LENGTH || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DrillException(
                    "ledger " + file + ", its first bytes are not those of a ledger, expected "
                            + new String(MAGIC, StandardCharsets.US_ASCII),
                    "name the ledger file of a drill");
        }
        var header = ByteBuffer.wrap(bytes);
        int version = header.getInt(8);
        if (version > VERSION) {
            throw new DrillException(
                    "ledger " + file + ", version " + version + ", expected at most " + VERSION,
                    "a newer suite wrote it; read it with that one");
        }
        if (version != VERSION || header.getInt(CHECKED) != checksum(bytes)) {
            throw new DrillException(
                    "ledger " + file
                            + " damaged at byte 0, checksum %08x, expected checksum %08x"
                                    .formatted(header.getInt(CHECKED), checksum(bytes)),
                    "take the file from where it was first kept");
        }
        return new LedgerHeader(EpochNanos.toInstant(header.getLong(16)));
    }

    private static int checksum(byte[] header) {
        var crc = new CRC32C();
        crc.update(header, 0, CHECKED);
        return (int) crc.getValue();
    }
}
