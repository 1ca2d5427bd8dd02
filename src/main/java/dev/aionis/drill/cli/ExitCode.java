package dev.aionis.drill.cli;

/** How every subcommand ends. */
final class ExitCode {

    static final int DONE = 0;

    /** It ran, and something is not as it should be. */
    static final int NOT_DONE = 1;

    /** Wrong options, or a configuration that is refused: nothing was done. */
    static final int USAGE = 2;

    private ExitCode() {}
}
