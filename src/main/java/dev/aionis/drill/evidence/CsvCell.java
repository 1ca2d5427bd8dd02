package dev.aionis.drill.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and lengths of time as cells. */
final class CsvCell {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CsvCell() {}

    static String of(Instant instant) {
        return MICROS.format(instant);
    }

    /** Milliseconds with three decimals. */
    static String of(Duration length) {
        return BigDecimal.valueOf(length.toNanos(), 6)
                .setScale(3, RoundingMode.DOWN)
                .toPlainString();
    }

    static Instant instant(String cell) {
        return Instant.parse(cell);
    }

    static Duration milliseconds(String cell) {
        return Duration.ofNanos(new BigDecimal(cell).movePointRight(6).longValueExact());
    }
}
