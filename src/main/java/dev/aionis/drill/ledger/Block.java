package dev.aionis.drill.ledger;

import dev.aionis.drill.model.RequestOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Room for one block of a ledger file, and what its bytes mean. The layout is in the package's description. */
final class Block {

    static final int WORD = 8;
    static final int MAX = 512;
    static final byte MARK = 0x7E;

    private static final int CLIENT_ID = 34;

    static final int LONGEST_CLIENT_ID = 200;
    static final int LONGEST_HASH = 128;
    static final int LONGEST_END = lengthFor(59 + LONGEST_HASH);
    static final int CLOSE_LENGTH = lengthFor(26);

    static final byte BEGIN = 1;
    static final byte END = 2;
    static final byte CLOSE = 3;

    /** In the order of their codes, which start at 1. */
    private static final List<RequestOutcome> OUTCOMES = List.of(
            RequestOutcome.OK,
            RequestOutcome.THROTTLED,
            RequestOutcome.REFUSED,
            RequestOutcome.SERVER_ERROR,
            RequestOutcome.NOT_SENT,
            RequestOutcome.UNKNOWN);

    private final byte[] bytes = new byte[MAX];
    private final ByteBuffer view = ByteBuffer.wrap(bytes);
    private final CRC32C crc = new CRC32C();
    private int length;

    // ---- writing

    void begin(long number, String clientId, Instant scheduledAt, Instant sentAt) {
        start(BEGIN, clientId.length(), number, scheduledAt);
        view.putLong(EpochNanos.of(sentAt));
        putAscii(clientId);
        finish();
    }

    void end(long number, WriteResult result) {
        start(END, 1 + OUTCOMES.indexOf(result.outcome()), number, result.at());
        if (result.outcome() == RequestOutcome.OK) {
            putUuid(result.commitId());
            putUuid(result.nodeId());
            view.put((byte) result.commitHash().length());
            putAscii(result.commitHash());
        }
        finish();
    }

    void close(long entries, Instant at) {
        start(CLOSE, 0, entries, at);
        finish();
    }

    /** Completes the block for its place in the file, and returns its first word. */
    long seal(long position) {
        long word = (long) length << Integer.SIZE | checksum(position) & 0xFFFF_FFFFL;
        view.putLong(0, word);
        return word;
    }

    // ---- reading

    /** Takes the block that {@code source} holds at {@code offset}, of {@code length} bytes. */
    void copyFrom(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, 0, length);
        this.length = length;
    }

    /** The checksum that the block should have at {@code position}. Leaves the position where the first word was. */
    int checksum(long position) {
        view.putLong(0, position);
        crc.reset();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte kind() {
        return bytes[8];
    }

    /** The entry's number, or for a close block how many entries there are. */
    long number() {
        return view.getLong(10);
    }

    Instant at() {
        return EpochNanos.toInstant(view.getLong(18));
    }

    String clientId() {
        return ascii(CLIENT_ID, clientIdLength());
    }

    /** Of begin blocks: whether the client id comes after that of {@code other}, by their bytes. */
    boolean after(Block other) {
        int end = CLIENT_ID + clientIdLength();
        int otherEnd = CLIENT_ID + other.clientIdLength();
        return Arrays.compareUnsigned(bytes, CLIENT_ID, end, other.bytes, CLIENT_ID, otherEnd) > 0;
    }

    /** Of a begin block: the entry, as long as nothing is known of its end. */
    LedgerEntry opened() {
        return new LedgerEntry(
                number(),
                clientId(),
                at(),
                EpochNanos.toInstant(view.getLong(26)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of an end block: {@code entry} with its end. */
    LedgerEntry ended(LedgerEntry entry) {
        boolean acknowledged = outcome() == RequestOutcome.OK;
        return new LedgerEntry(
                entry.number(),
                entry.clientId(),
                entry.scheduledAt(),
                entry.sentAt(),
                Optional.of(outcome()),
                Optional.of(at()),
                acknowledged ? Optional.of(uuid(26)) : Optional.empty(),
                acknowledged ? Optional.of(uuid(42)) : Optional.empty(),
                acknowledged ? Optional.of(ascii(59, bytes[58] & 0xFF)) : Optional.empty());
    }

    private int clientIdLength() {
        return bytes[9] & 0xFF;
    }

    private RequestOutcome outcome() {
        return OUTCOMES.get(bytes[9] - 1);
    }

    // ---- bytes

    static int lengthFor(int content) {
        return (content + 1 + WORD - 1) / WORD * WORD;
    }

    static boolean plausible(int length) {
        return length >= CLOSE_LENGTH && length <= MAX && length % WORD == 0;
    }

    private void start(byte kind, int detail, long number, Instant at) {
        view.clear().position(WORD);
        view.put(kind).put((byte) detail).putLong(number).putLong(EpochNanos.of(at));
    }

    private void finish() {
        length = lengthFor(view.position());
        while (view.position() < length - 1) {
            view.put((byte) 0);
        }
        view.put(MARK);
    }

    private void putUuid(UUID id) {
        view.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private UUID uuid(int offset) {
        return new UUID(view.getLong(offset), view.getLong(offset + Long.BYTES));
    }

    private void putAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            view.put((byte) text.charAt(i));
        }
    }

    private String ascii(int offset, int count) {
        return new String(bytes, offset, count, StandardCharsets.US_ASCII);
    }
}
