package dev.aionis.drill.record;

/** A field of the template that must not stay empty. */
final class Filled {

    private Filled() {}

    /** @throws IllegalArgumentException if {@code value} is blank */
    static void text(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank, expected a text");
        }
    }
}
