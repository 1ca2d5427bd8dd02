package dev.aionis.drill.aionis;

/**
 * What an API asks callers for: a header and its value.
 *
 * @param header empty where it asks for none
 */
public record Credential(String header, String value) {

    /** For an API that asks for nothing. */
    public static final Credential NONE = new Credential("", "");

    /** For {@code MEMORY_AUTH_MODE=api_key}; none where the key is empty. */
    public static Credential apiKey(String key) {
        return key.isEmpty() ? NONE : new Credential("X-Api-Key", key);
    }

    /** For {@code MEMORY_AUTH_MODE=jwt}; none where the token is empty. */
    public static Credential bearer(String token) {
        return token.isEmpty() ? NONE : new Credential("Authorization", "Bearer " + token);
    }

    boolean none() {
        return header.isEmpty();
    }

    /** Never the value. */
    @Override
    public String toString() {
        return none() ? "none" : header + ": ***";
    }
}
