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

    /** The text as UTF-8; where something was left out, a line of its own says how much. */
    synchronized String text() {
        long inTail = Math.max(0, length - head.length);
        if (inTail <= tail.length) {
            byte[] all = Arrays.copyOf(head, (int) length);
            System.arraycopy(tail, 0, all, (int) (length - inTail), (int) inTail);
            return new String(all, StandardCharsets.UTF_8);
        }
        int oldest = (int) (inTail % tail.length);
        byte[] unrolled = new byte[tail.length];
        System.arraycopy(tail, oldest, unrolled, 0, tail.length - oldest);
        System.arraycopy(tail, 0, unrolled, tail.length - oldest, oldest);
        return new String(head, StandardCharsets.UTF_8)
                + "\n… " + (inTail - tail.length) + " bytes left out …\n"
                + new String(unrolled, StandardCharsets.UTF_8);
    }
}
