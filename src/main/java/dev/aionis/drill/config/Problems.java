package dev.aionis.drill.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {

    private final List<ConfigProblem> found = new ArrayList<>();

    void add(Location at, String key, String seen, String expected, String hint) {
        found.add(new ConfigProblem(at, key, seen, expected, hint));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** The file from top to bottom, then the command line by key; what stands at one place in the order it was found. */
    List<ConfigProblem> inFileOrder() {
        return found.stream().sorted(Comparator.comparing(ConfigProblem::at)).toList();
    }
}
