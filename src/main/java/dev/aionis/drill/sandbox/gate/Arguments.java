package dev.aionis.drill.sandbox.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments after {@code --}: flags and options, none of them silently ignored. */
final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads {@code --flag} and {@code --option value}.
     *
     * @throws IllegalArgumentException for one that the command does not know, or an option without its value
     */
    static Arguments parse(List<String> words, Set<String> flags, Set<String> options) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (flags.contains(word)) {
                values.put(word, "");
            } else if (options.contains(word) && i + 1 < words.size()) {
                i++;
                values.put(word, words.get(i));
            } else if (options.contains(word)) {
                throw new IllegalArgumentException(word + " needs a value");
            } else {
                throw new IllegalArgumentException("unknown argument " + word + ", known are " + flags + " " + options);
            }
        }
        return new Arguments(values);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }
}
