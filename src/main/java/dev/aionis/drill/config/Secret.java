package dev.aionis.drill.config;

/** A value that must never be shown: it prints as {@code ***}. Only {@link #reveal()} gives it away. */
public record Secret(String value) {

    /** How a secret looks wherever it is printed. */
    public static final String MASK = "***";

    /** A shorter value can't be kept out of what is written: it can't be told from ordinary text. */
    static final int SHORTEST = 4;

    /** The value itself, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
