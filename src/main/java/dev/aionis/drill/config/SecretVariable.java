package dev.aionis.drill.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a variable that is filled from outside and handed on to a command is a secret, by the words of its name. Wider
 * than the rule for names anywhere: whoever hands a value on has no other way to say that it is one. A word may end in
 * the one that says so, as in {@code SSHPASS}; {@code BYPASS}, {@code KEYSPACE} and {@code MAX_TOKENS} hold none.
 */
final class SecretVariable {

    /** Where the second word of {@code clientSecret} begins. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Not within words that merely end so, as {@code MONKEY} does. */
    private static final String HARMLESS = "(?<!(?:^|_)(?:by|com|tres|sur|tur|mon|hot|don|hoc))";

    private static final Pattern WORD = Pattern.compile(HARMLESS + "(?:keys?|pass|dsn)\\d*(?:_|$)"
            + "|_url\\d*(?:_|$)"
            + "|(?:password|passwd|passphrase|pwd|secret|credential|apikey|accesskey|secretkey|privatekey)s?\\d*(?:_|$)"
            + "|token\\d*(?:_|$)"
            // other tokens of which there are several are counted ones, as in MAX_TOKENS
            + "|(?:access|admin|api|auth|bearer|refresh)_?tokens\\d*(?:_|$)");

    private SecretVariable() {}

    static boolean named(String name) {
        String words =
                HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return WORD.matcher(words).find();
    }
}
