package dev.aionis.drill.bench;

import dev.aionis.drill.process.Command;
import java.time.Duration;
import java.util.List;

/** Programs of the system, as a person would run them. */
final class Shell {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Shell() {}

    /** @throws IllegalStateException if it does not end well; what it says otherwise is returned */
    static String run(String... argv) {
        var result = Command.of(List.of(argv)).timeout(LIMIT).run();
        if (!result.succeeded()) {
            throw new IllegalStateException(String.join(" ", argv) + ", said: " + result.stderr());
        }
        return result.stdout().strip();
    }
}
