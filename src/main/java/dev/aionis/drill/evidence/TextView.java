package dev.aionis.drill.evidence;

import java.util.Optional;

/** A text, or what it says once escapes are read, with the place in the text that each character came from. */
final class TextView {

    private final char[] chars;
    private final int length;
    private final int[] starts;
    private final int[] ends;

    private TextView(char[] chars, int length, int[] starts, int[] ends) {
        this.chars = chars;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
    }

    /** Characters {@code from} to {@code to} of the text as they are. */
    static TextView of(String text, int from, int to) {
        int length = to - from;
        var chars = new char[length];
        text.getChars(from, to, chars, 0);
        var starts = new int[length];
        var ends = new int[length];
        for (int i = 0; i < length; i++) {
            starts[i] = from + i;
            ends[i] = from + i + 1;
        }
        return new TextView(chars, length, starts, ends);
    }

    /** What it says with the escapes of one kind read; empty where there is none of them. */
    Optional<TextView> read(Escape escape) {
        int first = find(escape.sign());
        if (first == length) {
            return Optional.empty();
        }
        var plain = new char[length];
        var from = new int[length];
        var to = new int[length];
        System.arraycopy(chars, 0, plain, 0, first);
        System.arraycopy(starts, 0, from, 0, first);
        System.arraycopy(ends, 0, to, 0, first);
        var one = new char[1];
        int read = 0;
        int count = first;
        for (int i = first; i < length; ) {
            int taken = chars[i] == escape.sign() ? escape.read(chars, i, length, one) : 0;
            read += taken;
            char said = taken == 0 ? chars[i] : one[0];
            int next = i + Math.max(1, taken);
            if (said != Escape.NOTHING) {
                plain[count] = said;
                from[count] = starts[i];
                to[count++] = ends[next - 1];
            }
            i = next;
        }
        return read == 0 ? Optional.empty() : Optional.of(new TextView(plain, count, from, to));
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /** Where in the text the character stands. */
    int start(int index) {
        return starts[index];
    }

    /** Behind where in the text the character stands. */
    int end(int index) {
        return ends[index];
    }

    private int find(char sign) {
        int at = 0;
        while (at < length && chars[at] != sign) {
            at++;
        }
        return at;
    }
}
