package dev.aionis.drill.record;

import dev.aionis.drill.model.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    /** From here on seconds alone say little: 1120 s is also shown as 18m40s. */
    private static final double LONG = 120;

    private static final int THOUSAND = 1000;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /** {@code 18.7 s ± 0.02}; a long time also in minutes. */
    static String of(Measure measure) {
        boolean longTime = measure.unit().equals("s") && measure.value() >= LONG;
        return longTime ? measure + " (" + clock(measure.value()) + ")" : measure.toString();
    }

    static String seconds(double seconds) {
        return of(new Measure(Math.rint(seconds * THOUSAND) / THOUSAND, "s", 0));
    }

    static String of(Duration length) {
        return seconds(length.toNanos() / 1e9);
    }

    /** Whole numbers bare, others with at most three decimals. */
    static String number(Number number) {
        return new Measure(number.doubleValue(), "x", 0).toString().replace(" x", "");
    }

    /** {@code 2026-02-28T10:10:00.123Z}: finer than a drill's own uncertainty says nothing. */
    static String of(Instant instant) {
        return MILLIS.format(instant);
    }

    /** {@code 10:10:00.123}, in UTC, for where the day is known. */
    static String time(Instant instant) {
        String text = of(instant);
        return text.substring(text.indexOf('T') + 1, text.length() - 1);
    }

    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        return bytes < THOUSAND * THOUSAND
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        String minutes = whole % 3600 / 60 + "m" + String.format(Locale.ROOT, "%02ds", whole % 60);
        return hours == 0 ? minutes : hours + "h" + minutes;
    }
}
