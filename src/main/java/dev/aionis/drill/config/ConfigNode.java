package dev.aionis.drill.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was written, with where it was written: sections, lists and single values. */
sealed interface ConfigNode {

    /** For a section or list this is the line of its key. */
    Location at();

    /** What it is, for people. */
    String kind();

    /** True for a value that was left out, as in {@code owner:}. */
    default boolean nothing() {
        return false;
    }

    /**
     * Keys and their values.
     *
     * @param entries in the order written; changed by overrides, so mutable
     */
    record Section(Location at, Map<String, Entry> entries) implements ConfigNode {
        @Override
        public String kind() {
            return "a section with keys";
        }
    }

    /** One key of a section. */
    record Entry(Location at, ConfigNode value) {}

    /**
     * A list.
     *
     * @param items in the order written; changed by overrides, so mutable
     */
    record Items(Location at, List<ConfigNode> items) implements ConfigNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A single value, before its placeholders are filled in.
     *
     * @param quoted whether it stands in quotes, so that {@code ""} and {@code "null"} mean themselves
     * @param commented whether all that follows the key is a comment
     */
    record Scalar(Location at, String text, boolean quoted, boolean commented) implements ConfigNode {

        private static final Set<String> NOTHING = Set.of("", "~", "null");

        @Override
        public String kind() {
            return "a single value";
        }

        @Override
        public boolean nothing() {
            return !quoted && NOTHING.contains(text);
        }
    }
}
