package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How figures stand in the sentences of this package. */
final class Figures {

    /** A sentence names this many examples; the rest is in the evidence. */
    private static final int NAMED = 5;

    private Figures() {}

    /** {@code 41.2 s}, {@code 0.04 s}. */
    static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return String.format(Locale.ROOT, Math.abs(seconds) < 0.95 && seconds != 0 ? "%.3f s" : "%.1f s", seconds);
    }

    /** {@code 12.4 ms}; next to nothing has no sign. */
    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", Math.round(duration.toNanos() / 1e5) / 10.0);
    }

    /** A share of one as {@code 24.1 %}; a whole percentage bare. */
    static String percent(double share) {
        double percent = share * 100;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** {@code p = 0.034}, {@code p = 2e-9}, {@code p < 1e-12}: below that the arithmetic has no digits left. */
    static String pValue(double p) {
        if (p < 1e-12) {
            return "p < 1e-12";
        }
        return "p = "
                + String.format(Locale.ROOT, p >= 0.001 ? "%.3f" : "%.0e", p).replace("e-0", "e-");
    }

    /** {@code 3.4}; a whole figure bare. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    /** {@code 1 row}, {@code 3 rows}: the plural is the singular with an s. */
    static String counted(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }

    /** The first few of {@code items}, then {@code plus N more}. */
    static String some(List<String> items) {
        String named = String.join(", ", items.subList(0, Math.min(NAMED, items.size())));
        return items.size() <= NAMED ? named : named + " plus " + (items.size() - NAMED) + " more";
    }
}
