package dev.aionis.drill.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A single value with its placeholders filled in.
 *
 * @param at where it was written
 * @param value the text to read
 * @param sources what filled it in: {@code environment variable DRILL_API} or {@code file key.txt}; empty for a literal
 * @param literal whether any part of it stands in the configuration itself
 */
record ScalarText(Location at, String value, List<String> sources, boolean literal) {

    private static final int LONGEST_SHOWN = 60;
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=//)[^/@\\s]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:password|passwd|secret|token|api[-_]?key)\\s*[=:]\\s*)[^&\\s]+");

    /** True where the value may be a secret: it came from outside the file. */
    boolean hidden() {
        return !sources.isEmpty();
    }

    /** For a message: the value in quotes, or a mask and where the value came from. */
    String shown() {
        if (hidden()) {
            return Secret.MASK + " (from " + String.join(", ", sources) + ")";
        }
        String masked = CREDENTIALS.matcher(value).replaceAll(Secret.MASK + "@");
        masked = PARAMETER.matcher(masked).replaceAll("$1" + Secret.MASK);
        masked = masked.replaceAll("\\p{Cntrl}", "␣");
        return '"' + (masked.length() > LONGEST_SHOWN ? masked.substring(0, LONGEST_SHOWN) + "…" : masked) + '"';
    }
}
