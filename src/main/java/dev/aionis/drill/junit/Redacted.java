package dev.aionis.drill.junit;

import java.util.function.UnaryOperator;

/** Stands for an exception whose messages held a secret. */
final class Redacted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Redacted(String message, StackTraceElement[] trace) {
        super(message);
        setStackTrace(trace);
    }

    /** The exception as it is, or one with its words and places but without the secrets in them and in its causes. */
    static Throwable of(Throwable thrown, UnaryOperator<String> clean) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            String message = String.valueOf(one.getMessage());
            if (!clean.apply(message).equals(message)) {
                String cleaned = clean.apply(String.valueOf(thrown.getMessage()));
                return thrown instanceof NotMet
                        ? new NotMet(cleaned)
                        : new Redacted(thrown.getClass().getSimpleName() + ": " + cleaned, thrown.getStackTrace());
            }
        }
        return thrown;
    }
}
