package dev.aionis.drill.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/**
 * A measured figure with its error bound: the true value lies within {@code value ± plusMinus}.
 *
 * @param value the figure, in {@code unit}
 * @param unit what is counted or timed, e.g. {@code s}, {@code ms}, {@code rows}, {@code %}
 * @param plusMinus half width of the error bound, in {@code unit}; 0 for a count
 */
public record Measure(double value, String unit, double plusMinus) {

    public Measure {
        if (!Double.isFinite(value) || !Double.isFinite(plusMinus) || plusMinus < 0) {
            throw new IllegalArgumentException("measure, seen " + value + " ± " + plusMinus + " " + unit
                    + ", expected finite figures and a bound of at least 0");
        }
        if (unit.isBlank()) {
            throw new IllegalArgumentException("measure, unit is blank, expected one such as s or rows");
        }
    }

    /** An exact count. */
    public static Measure count(long value, String unit) {
        return new Measure(value, unit, 0);
    }

    /** The length of {@code span} in seconds: its midpoint, with half its width as the bound. */
    public static Measure seconds(Span span) {
        double shortest = toSeconds(span.shortest());
        double longest = toSeconds(span.longest());
        return new Measure((shortest + longest) / 2, "s", (longest - shortest) / 2);
    }

    /** For people: {@code 18.72 s ± 0.02}, {@code 0 rows}. */
    @Override
    public String toString() {
        String figure = figure(value) + " " + unitFor(value, unit);
        return plusMinus == 0 ? figure : figure + " ± " + figure(plusMinus);
    }

    /** Counted units are plural; one of them is not. */
    static String unitFor(double value, String unit) {
        boolean counted = unit.length() > 2 && unit.endsWith("s");
        return value == 1 && counted ? unit.replaceFirst("(?<=ss)es$|s$", "") : unit;
    }

    /** A figure without needless digits: whole numbers bare, others with three decimals, or one digit. */
    static String figure(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        if (Math.abs(value) < 0.001) {
            return new BigDecimal(value).round(new MathContext(1)).toPlainString();
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }

    private static double toSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
