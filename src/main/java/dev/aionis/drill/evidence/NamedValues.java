package dev.aionis.drill.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Values whose name beside them says that they are secret: {@code password=…} in a URL, a log or an environment, {@code
 * "password": "…"} in JSON and in JSON within JSON, {@code <password>…</password>}, header lines.
 */
final class NamedValues {

    private static final int LONGEST_NAME = 80;

    /**
     * Values that give nothing away: nothing, a switch, the "not" of "not measured", a small number, a placeholder, what
     * is masked already.
     */
    private static final Pattern NOTHING =
            Pattern.compile("(?i)(?:|null|true|false|none|not|\\d{1,5}|\\*+|\\[redacted].*|\\$[{(].*|[{\\[(].*)");

    private final String text;
    private final StringBuilder cleaned = new StringBuilder();
    private int done;

    private NamedValues(String text) {
        this.text = text;
    }

    static String clean(String text) {
        var values = new NamedValues(text);
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '=' || c == ':' || c == '>') && i >= values.done) {
                values.look(i);
            }
        }
        return values.done == 0
                ? text
                : values.cleaned.append(text, values.done, text.length()).toString();
    }

    private void look(int separator) {
        boolean element = text.charAt(separator) == '>';
        int end = element ? separator : nameEnd(separator);
        int begin = end;
        while (begin > done && end - begin <= LONGEST_NAME && isName(text.charAt(begin - 1))) {
            begin--;
        }
        String name = text.substring(begin, end);
        if (!SecretNames.has(name) || element && (begin == 0 || text.charAt(begin - 1) != '<')) {
            return;
        }
        if (element) {
            replace(name, separator + 1, upTo(separator + 1, "<"));
        } else {
            value(name, separator + 1);
        }
    }

    private int nameEnd(int separator) {
        int end = separator;
        while (end > done && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > done && isQuote(text.charAt(end - 1))) {
            end--;
            while (end > done && text.charAt(end - 1) == '\\') {
                end--;
            }
        }
        return end;
    }

    private void value(String name, int after) {
        int begin = after;
        while (begin < text.length() && " \t>".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        int quote = begin;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            replace(name, quote + 1, closing(quote + 1, text.substring(begin, quote + 1)));
        } else {
            replace(name, begin, upTo(begin, isWholeLine(name) ? "\"\r\n" : " \t\r\n&\"',;}])<>"));
        }
    }

    /** Where the quote is closed as it was opened, as often escaped; else the end of the line. */
    private int closing(int from, String opened) {
        for (int i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.startsWith(opened, i) && (text.charAt(i - 1) != '\\')) {
                return i;
            }
        }
        return upTo(from, "\r\n");
    }

    private int upTo(int from, String ends) {
        int end = from;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void replace(String name, int from, int to) {
        String value = text.substring(from, to);
        // "api-key: api-key, seen …" speaks of the name
        if (NOTHING.matcher(value).matches()
                || value.startsWith("//")
                || name.toLowerCase(Locale.ROOT).endsWith(value.toLowerCase(Locale.ROOT))) {
            return;
        }
        cleaned.append(text, done, from).append(Redactor.MARK);
        done = to;
    }

    /** The header lines whose values have spaces and semicolons. */
    private static boolean isWholeLine(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.endsWith("authorization") || plain.endsWith("cookie");
    }

    private static boolean isName(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
