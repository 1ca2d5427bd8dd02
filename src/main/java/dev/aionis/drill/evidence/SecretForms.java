package dev.aionis.drill.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The forms in which a known secret may appear in a text whose escapes were read: as it is, in the encodings that change
 * every character, and with its quotes doubled. Escapes themselves are {@link Escape}'s.
 */
final class SecretForms {

    /** A shorter value would be found in the middle of ordinary words and figures. */
    static final int SHORTEST = 4;

    /** A line of a secret of several; a shorter one, such as a brace, says nothing. */
    private static final int SHORTEST_LINE = 8;

    /** Fewer base64 digits are as good as chance. */
    private static final int SHORTEST_BASE64 = 6;

    private SecretForms() {}

    static Set<String> of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("secret of " + secret.length() + " characters, expected at least "
                    + SHORTEST + ": a shorter one cannot be told from ordinary text");
        }
        var forms = new LinkedHashSet<String>();
        add(secret, forms);
        if (secret.indexOf('\n') >= 0) {
            add(secret.replaceAll("\\R", ""), forms);
            secret.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
                    .forEach(line -> forms.add(line));
        }
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    private static void add(String secret, Set<String> forms) {
        forms.add(secret);
        forms.add(secret.replace(' ', '+'));
        forms.add(secret.replace("'", "''"));
        forms.add(secret.replace("'", "'\\''"));
        forms.add(secret.replace("\"", "\"\""));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        addBase64(bytes, forms);
    }

    /**
     * Base64 of the secret alone, and the digits that it leaves in the base64 of a longer text, which depend on where
     * in a group of three bytes it begins. Digits that a neighbour has a part in are left out.
     */
    private static void addBase64(byte[] bytes, Set<String> forms) {
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
}
