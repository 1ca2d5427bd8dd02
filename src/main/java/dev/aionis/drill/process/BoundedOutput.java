package dev.aionis.drill.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head and the tail of a stream, in bounded memory: the head tells what was begun, the tail how it ended.
 * Thread-safe.
 */
final class BoundedOutput {

    private final byte[] head;
    private final byte[] tail;
    private long length;

    /** @param limit how many bytes are kept, at least 2 */
    BoundedOutput(int limit) {
        this.head = new byte[limit / 2];
        this.tail = new byte[limit - limit / 2];
    }

    synchronized void append(byte[] bytes, int count) {
        int toHead = (int) Math.max(0, Math.min(count, head.length - length));
        System.arraycopy(bytes, 0, head, (int) Math.min(length, head.length), toHead);
        // what would be overwritten at once need not be copied
        int from = Math.max(toHead, count - tail.length);
        long position = length + from - head.length;
        for (int i = from; i < count; i++) {
            tail[(int) (position++ % tail.length)] = bytes[i];
        }
        length += count;
    }

    /**
     * The text as UTF-8; where something was left out, a line of its own says how much. A line is left out whole: half a
     * secret at a cut would not be recognized as one.
     */
    synchronized String text() {
        long inTail = Math.max(0, length - head.length);
        if (inTail <= tail.length) {
            byte[] all = Arrays.copyOf(head, (int) length);
            System.arraycopy(tail, 0, all, (int) (length - inTail), (int) inTail);
            return new String(all, StandardCharsets.UTF_8);
        }
        byte[] unrolled = unrolled(inTail);
        int kept = lastLineEnd() + 1;
        int from = firstLineEnd(unrolled) + 1;
        return new String(head, 0, kept, StandardCharsets.UTF_8)
                + "… " + (length - kept - (unrolled.length - from)) + " bytes left out …\n"
                + new String(unrolled, from, unrolled.length - from, StandardCharsets.UTF_8);
    }

    private byte[] unrolled(long inTail) {
        int oldest = (int) (inTail % tail.length);
        byte[] unrolled = new byte[tail.length];
        System.arraycopy(tail, oldest, unrolled, 0, tail.length - oldest);
        System.arraycopy(tail, 0, unrolled, tail.length - oldest, oldest);
        return unrolled;
    }

    /** -1 where it has no whole line. */
    private int lastLineEnd() {
        int at = head.length - 1;
        while (at >= 0 && head[at] != '\n') {
            at--;
        }
        return at;
    }

    /** Its last octet where it has no end of a line. */
    private static int firstLineEnd(byte[] bytes) {
        int at = 0;
        while (at < bytes.length - 1 && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
