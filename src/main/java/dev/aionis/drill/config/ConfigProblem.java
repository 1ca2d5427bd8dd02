package dev.aionis.drill.config;

/**
 * One thing that is wrong with a configuration, or worth pointing out. It never contains a secret.
 *
 * @param at where it was written
 * @param key the path of the key, e.g. {@code objectives.restore.rto}; empty if it is about the file as a whole
 * @param seen what is there
 * @param expected what should be
 * @param hint what to do
 */
public record ConfigProblem(Location at, String key, String seen, String expected, String hint) {

    /** Two lines for people, the second with the hint. */
    @Override
    public String toString() {
        String subject = key.isEmpty() ? "" : key + ", ";
        return at + ": " + subject + "seen " + seen + ", expected " + expected + "\n    HINT: " + hint;
    }
}
