package dev.aionis.drill.sandbox.service;

/** A process that must not start, with the exit code (as in sysexits.h) that says why. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Configured wrongly, or set against a database that it must not work on. */
    public static final int CONFIGURATION = 78;

    /** Something that it needs does not answer. */
    public static final int UNAVAILABLE = 69;

    private final int exitCode;

    public StartRefused(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
