package dev.aionis.drill.junit;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stands for an exception whose messages held a secret. */
final class Redacted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Redacted(String message, StackTraceElement[] trace) {
        super(message);
        setStackTrace(trace);
    }

    /**
     * The exception as it is, or one with its words and places but without the secrets in it, its causes, and what was
     * suppressed by them. An assertion stays one: a report tells failed from broken by it.
     */
    static Throwable of(Throwable thrown, UnaryOperator<String> clean) {
        if (isClean(thrown, clean, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return thrown;
        }
        String cleaned = clean.apply(String.valueOf(thrown.getMessage()));
        if (thrown instanceof NotMet) {
            return new NotMet(cleaned);
        }
        if (thrown instanceof AssertionError) {
            var assertion = new AssertionError(cleaned);
            assertion.setStackTrace(thrown.getStackTrace());
            return assertion;
        }
        return new Redacted(thrown.getClass().getSimpleName() + ": " + cleaned, thrown.getStackTrace());
    }

    /** Does it, and throws without secrets what it throws. */
    static void guard(UnaryOperator<String> clean, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error thrown) {
            Throwable told = of(thrown, clean);
            if (told instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) told;
        }
    }

    private static boolean isClean(Throwable thrown, UnaryOperator<String> clean, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        // as it is printed, type included: some say more than their message
        String said = String.valueOf(thrown);
        return clean.apply(said).equals(said)
                && isClean(thrown.getCause(), clean, seen)
                && Stream.of(thrown.getSuppressed()).allMatch(one -> isClean(one, clean, seen));
    }
}
