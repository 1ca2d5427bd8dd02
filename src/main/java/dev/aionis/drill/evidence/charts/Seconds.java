package dev.aionis.drill.evidence.charts;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as a title has them: three figures are enough. */
final class Seconds {

    private static final double MINUTE = 60;
    private static final double MILLISECONDS_BELOW = 0.1;

    private Seconds() {}

    /** {@code 80 ms}, {@code 0.62 s}, {@code 6.2 s}, {@code 41 s}, {@code 18 min 41 s}. */
    static String of(Duration length) {
        return of(length.toNanos() / 1e9);
    }

    static String of(double seconds) {
        if (seconds >= 2 * MINUTE) {
            long whole = Math.round(seconds);
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        if (seconds > 0 && seconds < MILLISECONDS_BELOW) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        String text = String.format(Locale.ROOT, seconds < 1 ? "%.2f" : "%.1f", seconds);
        return text.replaceFirst("\\.0+$", "") + " s";
    }
}
