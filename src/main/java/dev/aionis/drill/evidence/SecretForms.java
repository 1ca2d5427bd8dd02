package dev.aionis.drill.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which a known secret may appear in a text. */
final class SecretForms {

    /** A shorter value would be found in the middle of ordinary words and figures. */
    static final int SHORTEST = 4;

    /** Fewer base64 digits are as good as chance. */
    private static final int SHORTEST_BASE64 = 6;

    private static final Pattern ESCAPED_BYTE = Pattern.compile("%[0-9A-F]{2}");

    private SecretForms() {}

    static Set<String> of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("secret of " + secret.length() + " characters, expected at least "
                    + SHORTEST + ": a shorter one cannot be told from ordinary text");
        }
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        forms.add(jsonEscaped(secret));
        forms.add(jsonEscaped(secret).replace("/", "\\/"));
        forms.add(htmlEscaped(secret));
        addUrlEncoded(secret, forms);
        addBase64(secret, forms);
        return forms;
    }

    private static void addUrlEncoded(String secret, Set<String> forms) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String percent = form.replace("+", "%20");
        for (String encoded : new String[] {form, percent}) {
            forms.add(encoded);
            forms.add(lowerHex(encoded));
        }
    }

    private static String lowerHex(String encoded) {
        return ESCAPED_BYTE.matcher(encoded).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }

    /**
     * Base64 of the secret alone, and the digits that it leaves in the base64 of a longer text, which depend on where
     * in a group of three bytes it begins. Digits that a neighbour has a part in are left out.
     */
    private static void addBase64(String secret, Set<String> forms) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            forms.add(encoder.encodeToString(bytes));
            forms.add(encoder.withoutPadding().encodeToString(bytes));
            for (int before = 0; before < 3; before++) {
                byte[] padded = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, padded, before, bytes.length);
                String digits = encoder.withoutPadding().encodeToString(padded);
                int first = (before * 8 + 5) / 6;
                int end = padded.length * 8 / 6;
                if (end - first >= SHORTEST_BASE64) {
                    forms.add(digits.substring(first, end));
                }
            }
        }
    }

    private static String jsonEscaped(String secret) {
        var out = new StringBuilder();
        for (char c : secret.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private static String htmlEscaped(String secret) {
        return secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
