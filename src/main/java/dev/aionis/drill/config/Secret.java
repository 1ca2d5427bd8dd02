package dev.aionis.drill.config;

/** A value that must never be shown: it prints as {@code ***}. Only {@link #reveal()} gives it away. */
public record Secret(String value) {

    /** How a secret looks wherever it is printed. */
    public static final String MASK = "***";

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
