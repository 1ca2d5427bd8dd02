package dev.aionis.drill.run;

import static java.util.stream.Collectors.toMap;

import dev.aionis.drill.aionis.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two lists of applied migrations, held against each other by file name and hash. */
final class MigrationComparison {

    private final Map<String, String> expected;
    private final Map<String, String> seen;

    MigrationComparison(List<Migration> expected, List<Migration> seen) {
        this.expected = byName(expected);
        this.seen = byName(seen);
    }

    int expected() {
        return expected.size();
    }

    /** One sentence a difference; empty where the lists are the same. */
    List<String> differences() {
        var differences = missingOrAltered();
        extra().forEach(name -> differences.add(name + " is there, but was not expected"));
        return differences;
    }

    /** Migrations that are missing or whose hash is another: what an older release can't live with. */
    List<String> missingOrAltered() {
        var differences = new ArrayList<String>();
        expected.forEach((name, hash) -> {
            String other = seen.get(name);
            if (other == null) {
                differences.add(name + " is missing");
            } else if (!other.equals(hash)) {
                differences.add(name + " has hash " + other + ", expected " + hash);
            }
        });
        return differences;
    }

    /** Migrations that were not expected, by name. */
    List<String> extra() {
        var names = new TreeSet<>(seen.keySet());
        names.removeAll(expected.keySet());
        return List.copyOf(names);
    }

    String describe() {
        var all = new TreeSet<>(expected.keySet());
        all.addAll(seen.keySet());
        var text = new StringBuilder("%-58s %-14s %-14s%n".formatted("migration", "expected", "seen"));
        all.forEach(name -> text.append(
                "%-58s %-14s %-14s%n".formatted(name, brief(expected.get(name)), brief(seen.get(name)))));
        return text.toString();
    }

    private static String brief(String hash) {
        return hash == null ? "-" : hash.substring(0, Math.min(12, hash.length()));
    }

    private static Map<String, String> byName(List<Migration> migrations) {
        return migrations.stream().collect(toMap(Migration::filename, Migration::sha256, (one, other) -> one, TreeMap::new));
    }
}
