package dev.aionis.drill.evidence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By its name a value may be known to be a secret: an environment variable {@code PGPASSWORD}, a header {@code
 * X-Vault-Token}, a JSON field {@code clientSecret}. One rule for all of them.
 */
public final class SecretNames {

    /** How such names end, without {@code - _ .} and in lower case. */
    private static final List<String> ENDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "apikey",
            "authkey",
            "secretkey",
            "accesskey",
            "accountkey",
            "privatekey",
            "signingkey",
            "sharedkey",
            "encryptionkey",
            "credential",
            "credentials",
            "authorization",
            "cookie");

    /** From the first of those letters on a name may be one. */
    private static final String LAST_LETTERS = "ddewtynlse";

    /** A login in a URL, as {@code DATABASE_URL} has it. */
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9+.:-]*://[^\\s/:@]*:([^\\s]+)@[^\\s@]*");

    /** A shorter value of an environment variable is a switch or a number. */
    private static final int SHORTEST_VALUE = 8;

    private SecretNames() {}

    /** Whether a value of that name is a secret. */
    public static boolean has(String name) {
        if (name.length() < 3 || LAST_LETTERS.indexOf(Character.toLowerCase(name.charAt(name.length() - 1))) < 0) {
            return false;
        }
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        return ENDS.stream().anyMatch(plain::endsWith);
    }

    /**
     * The values among variables that are secrets: by their names, and the passwords of logins in URLs.
     *
     * @param variables e.g. of a process' environment; paths and short values are none
     */
    public static List<String> valuesOf(Map<String, String> variables) {
        return variables.entrySet().stream()
                .flatMap(one -> valueOf(one.getKey(), one.getValue()).stream())
                .distinct()
                .toList();
    }

    private static List<String> valueOf(String name, String value) {
        Matcher login = LOGIN.matcher(value);
        if (login.matches()) {
            return List.of(login.group(1)).stream()
                    .filter(password -> password.length() >= Redactor.SHORTEST_SECRET)
                    .toList();
        }
        return has(name) && value.length() >= SHORTEST_VALUE && !isPath(value) ? List.of(value) : List.of();
    }

    /** The place of a secret is none. */
    private static boolean isPath(String value) {
        try {
            return value.indexOf('\n') < 0 && Path.of(value).isAbsolute();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
