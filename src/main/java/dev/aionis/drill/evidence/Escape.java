package dev.aionis.drill.evidence;

import java.util.Map;

/** The ways in which a text writes characters other than as themselves. */
enum Escape {
    /** {@code %40} in URLs and forms, of any character and in either case. */
    PERCENT('%') {
        @Override
        int read(char[] text, int at, int end, char[] one) {
            return octets(text, at, end, one, '%');
        }
    },
    /** {@code \n}, {@code \"}, {@code \u0040} in JSON and source, {@code \$} in a shell. */
    BACKSLASH('\\') {
        @Override
        int read(char[] text, int at, int end, char[] one) {
            if (at + 1 >= end) {
                return 0;
            }
            char next = text[at + 1];
            if (next == 'u' || next == 'x') {
                return coded(text, at + 2, Math.min(end, at + (next == 'u' ? 6 : 4)), 16, one, next == 'u' ? 6 : 4);
            }
            int control = "nrtbf".indexOf(next);
            one[0] = control < 0 ? next : "\n\r\t\b\f".charAt(control);
            return 2;
        }
    },
    /** {@code &amp;} and {@code &#64;} in XML and HTML. */
    ENTITY('&') {
        @Override
        int read(char[] text, int at, int end, char[] one) {
            int semicolon = at + 1;
            while (semicolon < end && semicolon - at < LONGEST_ENTITY && text[semicolon] != ';') {
                semicolon++;
            }
            if (semicolon >= end || text[semicolon] != ';' || semicolon - at < 3) {
                return 0;
            }
            int taken = semicolon + 1 - at;
            if (text[at + 1] == '#') {
                boolean hex = Character.toLowerCase(text[at + 2]) == 'x';
                return coded(text, at + (hex ? 3 : 2), semicolon, hex ? 16 : 10, one, taken);
            }
            Character named = ENTITIES.get(new String(text, at + 1, semicolon - at - 1));
            one[0] = named == null ? 0 : named;
            return named == null ? 0 : taken;
        }
    },
    /** {@code =40}, and lines that end with {@code =}, in mails. */
    QUOTED_PRINTABLE('=') {
        @Override
        int read(char[] text, int at, int end, char[] one) {
            int line = lineEnd(text, at + 1, end);
            if (line > 0) {
                one[0] = NOTHING;
                return 1 + line;
            }
            return octets(text, at, end, one, '=');
        }
    },
    /** A line that was broken because it was long, as base64 is after 64 or 76 digits; the next one may be indented. */
    LINE_BREAK('\n') {
        @Override
        int read(char[] text, int at, int end, char[] one) {
            int next = at + 1;
            while (next < end && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) {
                next++;
            }
            one[0] = NOTHING;
            return next - at;
        }
    };

    /** Stands for no character at all. */
    static final char NOTHING = '\uFFFF';

    private static final int LONGEST_ENTITY = 10;

    private static final Map<String, Character> ENTITIES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');

    private final char sign;

    Escape(char sign) {
        this.sign = sign;
    }

    /** What each of them begins with. */
    char sign() {
        return sign;
    }

    /**
     * Reads one that begins at {@code at}.
     *
     * @param one gets the character it stands for
     * @return how long it is, 0 if none begins there
     */
    abstract int read(char[] text, int at, int end, char[] one);

    /** A character's UTF-8 as hex, each octet after a sign. */
    private static int octets(char[] text, int at, int end, char[] one, char sign) {
        int first = octet(text, at, end, sign);
        if (first < 0x80) {
            one[0] = (char) first;
            return first < 0 ? 0 : 3;
        }
        int more = first >= 0xE0 ? 2 : 1;
        int code = first & (more == 2 ? 0x0F : 0x1F);
        for (int i = 1; i <= more; i++) {
            int next = octet(text, at + 3 * i, end, sign);
            if (next < 0 || (next & 0xC0) != 0x80) {
                return 0;
            }
            code = code << 6 | next & 0x3F;
        }
        one[0] = (char) code;
        return 3 * (more + 1);
    }

    private static int octet(char[] text, int at, int end, char sign) {
        if (at + 2 >= end || text[at] != sign) {
            return -1;
        }
        int high = Character.digit(text[at + 1], 16);
        int low = Character.digit(text[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int coded(char[] text, int from, int to, int radix, char[] one, int taken) {
        int code = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text[i], radix);
            if (digit < 0 || code > 0xFFF) {
                return 0;
            }
            code = code * radix + digit;
        }
        one[0] = (char) code;
        return to > from && code > 0 ? taken : 0;
    }

    private static int lineEnd(char[] text, int at, int end) {
        if (at < end && text[at] == '\n') {
            return 1;
        }
        return at + 1 < end && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 0;
    }
}
