package dev.aionis.drill.aionis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a smoke saw.
 *
 * @param checks in the order they were made
 * @param databaseTargetHash of the database that the API says it is pointed at
 */
public record SmokeResult(List<Check> checks, Optional<String> databaseTargetHash) {

    public SmokeResult {
        checks = List.copyOf(checks);
    }

    public boolean passed() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
    }

    /** The check called {@code health}, {@code write}, {@code find} or {@code recall}. */
    public Optional<Check> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** What failed, one sentence each; empty if all passed. */
    public List<String> failures() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.name() + ": " + check.detail())
                .toList();
    }

    /**
     * One check.
     *
     * @param detail what was seen, in a few words
     */
    public record Check(String name, boolean passed, String detail, Instant startedAt, Instant endedAt) {}
}
