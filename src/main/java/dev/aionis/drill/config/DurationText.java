package dev.aionis.drill.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 20s}, {@code 500ms}, {@code 1.5h}, {@code 1h30m}, and ISO {@code PT30S}. */
public final class DurationText {

    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ms|d|h|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
    }

    private DurationText() {}

    /** The duration, or empty if the text is none; never negative. Units descend: {@code 1h30m}, not {@code 30m1h}. */
    static Optional<Duration> parse(String text) {
        if (text.startsWith("P") || text.startsWith("p")) {
            return iso(text);
        }
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Duration previousUnit = Duration.ofDays(2);
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Duration unit = UNITS.get(part.group(2));
            if (unit.compareTo(previousUnit) >= 0) {
                return Optional.empty();
            }
            previousUnit = unit;
            sum = sum.plus(times(new BigDecimal(part.group(1)), unit));
        }
        return Optional.of(sum);
    }

    /** As it would be written, units descending: {@code 1m30s}. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        Duration rest = duration;
        for (var unit : UNITS.entrySet()) {
            long count = rest.dividedBy(unit.getValue());
            if (count > 0) {
                text.append(count).append(unit.getKey());
                rest = rest.minus(unit.getValue().multipliedBy(count));
            }
        }
        return rest.isZero() ? text.toString() : duration.toString();
    }

    private static Optional<Duration> iso(String text) {
        try {
            Duration parsed = Duration.parse(text);
            return parsed.isNegative() ? Optional.empty() : Optional.of(parsed);
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    private static Duration times(BigDecimal count, Duration unit) {
        BigDecimal nanos = count.multiply(BigDecimal.valueOf(unit.toNanos()));
        BigDecimal[] secondsAndRest = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(secondsAndRest[0].longValueExact(), secondsAndRest[1].longValue());
    }
}
