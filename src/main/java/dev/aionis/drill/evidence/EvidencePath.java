package dev.aionis.drill.evidence;

import java.util.regex.Pattern;

/**
 * The form of a path inside a drill's folder: parts of letters, digits, {@code . _ -}, joined by {@code /}. So it
 * means the same file on every system, needs no escaping in a link, and cannot lead out of the folder.
 */
final class EvidencePath {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Longer ones do not fit every file system. */
    private static final int LONGEST = 200;

    private EvidencePath() {}

    /** @throws IllegalArgumentException if {@code path} has another form */
    static String check(String path) {
        if (path.length() > LONGEST || !FORM.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "evidence path '" + path
                            + "', expected parts of letters, digits, '.', '_' and '-' joined by '/', none of them hidden or '..'");
        }
        return path;
    }
}
