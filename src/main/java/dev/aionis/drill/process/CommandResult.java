package dev.aionis.drill.process;

import java.time.Duration;
import java.util.List;

/**
 * How a command ended.
 *
 * @param argv the program and its arguments, as they were asked for
 * @param exitCode its exit code; 128 + n if signal n ended it, -1 if it was ended at the timeout
 * @param timedOut whether it was ended at the timeout
 * @param stdout what it printed; of much output the head and the tail
 * @param stderr what it printed there
 * @param took from its start to its end
 */
public record CommandResult(
        List<String> argv, int exitCode, boolean timedOut, String stdout, String stderr, Duration took) {

    public CommandResult {
        argv = List.copyOf(argv);
        if (timedOut != (exitCode == -1)) {
            throw new IllegalArgumentException(
                    "command " + argv + ", exit code " + exitCode + ", expected -1 if and only if it timed out");
        }
    }

    /** Whether it ended by itself with exit code 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
