package dev.aionis.drill.record.html;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes a text harmless inside HTML. */
final class Escape {

    /**
     * Characters that no page may hold, and those that turn the direction of what follows them: a text must not make
     * its neighbours read as something else. They are shown, since a reader of evidence wants to know of them.
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]"
                    + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private Escape() {}

    static String text(String text) {
        return seen(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For between double quotes. */
    static String value(String text) {
        return text(text).replace("\"", "&quot;").replace("\n", "&#10;");
    }

    private static String seen(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll(Escape::name);
    }

    private static String name(MatchResult found) {
        return String.format(Locale.ROOT, "[U+%04X]", (int) found.group().charAt(0));
    }
}
