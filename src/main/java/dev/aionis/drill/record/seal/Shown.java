package dev.aionis.drill.record.seal;

import java.util.Locale;

/** Names that others gave, as they may stand on one line of a console. */
final class Shown {

    private Shown() {}

    /** Whatever could move a cursor, end the line or turn the reading direction is written as an escape. */
    static String path(String path) {
        var shown = new StringBuilder();
        path.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean odd = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (odd) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
