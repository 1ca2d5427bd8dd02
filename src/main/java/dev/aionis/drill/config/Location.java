package dev.aionis.drill.config;

import java.util.Comparator;

/**
 * Where something was written: a line of a file, or the command line.
 *
 * @param source the file as it was named, or the option, e.g. {@code -Ddrill.set.owner}
 * @param line from 1 in a file; 0 where there is no line
 * @param commandLine whether {@code source} is an option
 */
public record Location(String source, int line, boolean commandLine) implements Comparable<Location> {

    /** What a property that overrides a key begins with. */
    static final String PROPERTY = "drill.set.";

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::commandLine)
            .thenComparingInt(Location::line)
            .thenComparing(Location::source);

    static Location inFile(String file, int line) {
        return new Location(file, line, false);
    }

    static Location option(String path) {
        return new Location("-D" + PROPERTY + path, 0, true);
    }

    /** The file from top to bottom, then the command line by key. */
    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /** {@code drill-config/local.yaml:12} or {@code -Ddrill.set.owner}. */
    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
