package dev.aionis.drill.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Programs as a terminal starts them. What runs in the background of a shell, as a build in CI may, ignores Ctrl-C, and
 * so does all that it starts; a JVM among them would not even hear of it.
 */
public final class Terminal {

    private static final String HEARS_SIGNALS = "$SIG{INT} = $SIG{HUP} = 'DEFAULT'; exec {$ARGV[0]} @ARGV or exit 127";

    private Terminal() {}

    /** {@code argv}, with what makes it hear Ctrl-C again before it. Its pid stays that of the started process. */
    public static List<String> starts(List<String> argv) {
        var whole = new ArrayList<>(List.of("perl", "-e", HEARS_SIGNALS));
        whole.addAll(argv);
        return List.copyOf(whole);
    }
}
