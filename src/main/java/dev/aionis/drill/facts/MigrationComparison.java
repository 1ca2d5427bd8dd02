package dev.aionis.drill.facts;

import static java.util.stream.Collectors.toMap;

import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.criteria.MigrationCheck;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two lists of applied migrations, held against each other by file name and hash. */
public final class MigrationComparison {

    private final Map<String, String> expected;
    private final Map<String, String> seen;

    public MigrationComparison(List<Migration> expected, List<Migration> seen) {
        this.expected = byName(expected);
        this.seen = byName(seen);
    }

    public MigrationCheck check() {
        return new MigrationCheck(expected.size(), missing(), unexpected(), altered());
    }

    /** Expected, and not applied. */
    public List<String> missing() {
        return expected.keySet().stream()
                .filter(name -> !seen.containsKey(name))
                .toList();
    }

    /** Applied, and not expected. */
    public List<String> unexpected() {
        return seen.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .toList();
    }

    /** Applied with another hash than expected. */
    public List<String> altered() {
        return expected.keySet().stream()
                .filter(seen::containsKey)
                .filter(name -> !expected.get(name).equals(seen.get(name)))
                .toList();
    }

    /** A table of both lists. */
    public String describe() {
        var all = new TreeSet<>(expected.keySet());
        all.addAll(seen.keySet());
        var text = new StringBuilder("%-58s %-14s %-14s%n".formatted("migration", "expected", "seen"));
        all.forEach(name ->
                text.append("%-58s %-14s %-14s%n".formatted(name, brief(expected.get(name)), brief(seen.get(name)))));
        return text.toString();
    }

    private static String brief(String hash) {
        return hash == null ? "-" : hash.substring(0, Math.min(12, hash.length()));
    }

    private static Map<String, String> byName(List<Migration> migrations) {
        return migrations.stream()
                .collect(toMap(Migration::filename, Migration::sha256, (one, other) -> one, TreeMap::new));
    }
}
