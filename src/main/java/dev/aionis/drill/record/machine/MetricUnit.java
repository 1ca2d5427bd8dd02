package dev.aionis.drill.record.machine;

import java.util.Locale;

/**
 * A unit as metrics have it.
 *
 * @param name ends the metric's name
 * @param factor turns a figure of the record into one in this unit
 */
record MetricUnit(String name, double factor) {

    static MetricUnit of(String unit) {
        return switch (unit) {
            case "s" -> new MetricUnit("seconds", 1);
            case "ms" -> new MetricUnit("seconds", 1e-3);
            case "min" -> new MetricUnit("seconds", 60);
            case "h" -> new MetricUnit("seconds", 3600);
            case "%" -> new MetricUnit("ratio", 1e-2);
            default -> new MetricUnit(words(unit), 1);
        };
    }

    /** {@code failed checks} → {@code failed_checks}, {@code × baseline} → {@code times_baseline}. */
    private static String words(String unit) {
        String words = unit.toLowerCase(Locale.ROOT)
                .replace("×", "times")
                .replace("/", " per ")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return words.isEmpty() ? "units" : words;
    }
}
