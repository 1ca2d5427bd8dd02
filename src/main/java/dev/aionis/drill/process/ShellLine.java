package dev.aionis.drill.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as a person types it into a POSIX shell. */
public final class ShellLine {

    /** What no shell reads anything into. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellLine() {}

    /** Its words, each quoted where it must be. */
    public static String of(List<String> argv) {
        return argv.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
    }

    /** One word. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
