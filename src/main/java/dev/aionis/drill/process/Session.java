package dev.aionis.drill.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs in a session of their own, so that neither Ctrl-C on the terminal nor the end of the starter's
 * process group takes them along unasked, and so that all of one program can be signalled as a group.
 */
final class Session {

    /** What makes the next program a session leader; empty where the machine has nothing for it. */
    private static final Optional<List<String>> PREFIX = findPrefix();

    private Session() {}

    /** Whether a program started with {@link #lead} leads a process group whose id is its pid. */
    static boolean available() {
        return PREFIX.isPresent();
    }

    /** {@code argv}, with what makes it lead a session before it. Its pid stays that of the started process. */
    static List<String> lead(List<String> argv) {
        var whole = new ArrayList<>(PREFIX.orElse(List.of()));
        whole.addAll(argv);
        return List.copyOf(whole);
    }

    private static Optional<List<String>> findPrefix() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Executable.onPath("setsid", path)
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> Executable.onPath("perl", path)
                        .map(perl -> List.of(
                                perl.toString(),
                                "-MPOSIX",
                                "-e",
                                "POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127")));
    }
}
