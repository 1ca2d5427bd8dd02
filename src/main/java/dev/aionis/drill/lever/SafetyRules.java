package dev.aionis.drill.lever;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What binds the levers of a drill.
 *
 * @param levers names of those that may change anything; empty for all
 * @param longest how long a disruption by a lever may last, by the lever's name
 * @param otherwise how long by any other lever
 * @param attempts how often an undo is tried, at least once
 * @param pause before the second attempt; doubled before each further one
 */
public record SafetyRules(
        Optional<Set<String>> levers, Map<String, Duration> longest, Duration otherwise, int attempts, Duration pause) {

    /** Every lever, for a day, and undo tried once. */
    public static final SafetyRules NONE =
            new SafetyRules(Optional.empty(), Map.of(), Duration.ofDays(1), 1, Duration.ZERO);

    public SafetyRules {
        levers = levers.map(Set::copyOf);
        longest = Map.copyOf(longest);
        if (attempts < 1) {
            throw new IllegalArgumentException("undo attempts " + attempts + ", expected at least 1");
        }
    }

    /** Whether the lever may change anything. */
    public boolean allows(String lever) {
        return levers.map(named -> named.contains(lever)).orElse(true);
    }

    Duration longestBy(String lever) {
        return longest.getOrDefault(lever, otherwise);
    }

    void requireAllowed(Change<?> change) {
        String lever = change.undo().lever();
        if (!allows(lever)) {
            throw new DrillException(
                    "change '" + change.what() + "', not made: lever " + lever + ", expected one of "
                            + levers.orElseThrow().stream().sorted().toList(),
                    "safety.levers names the levers that may change this environment");
        }
    }
}
