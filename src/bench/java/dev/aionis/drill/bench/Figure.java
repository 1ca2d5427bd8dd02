package dev.aionis.drill.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * One figure of a benchmark, held against its goal.
 *
 * @param name what was measured, without spaces
 * @param unit of value and goal
 * @param bound which side of the goal is good
 */
record Figure(String name, double value, String unit, Bound bound, double goal) {

    /** Which values reach a goal; the goal itself always does. */
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    Figure {
        Objects.requireNonNull(bound);
        if (name.isBlank() || name.contains(" ") || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "figure '" + name + "' of " + value + ", expected a name without spaces and a number");
        }
    }

    static Figure atMost(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, Bound.AT_MOST, goal);
    }

    static Figure atLeast(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, Bound.AT_LEAST, goal);
    }

    boolean ok() {
        return bound == Bound.AT_MOST ? value <= goal : value >= goal;
    }

    /** {@code bench: <name> = <value> <unit>, goal <goal>: ok|short}. */
    String line() {
        String side = bound == Bound.AT_MOST ? "at most " : "at least ";
        return "bench: " + name + " = " + plain(value) + " " + unit + ", goal " + side + plain(goal) + ": "
                + (ok() ? "ok" : "short");
    }

    /** Three significant digits; whole numbers keep all of theirs. */
    private static String plain(double number) {
        var exact = BigDecimal.valueOf(number);
        var rounded = exact.abs().compareTo(BigDecimal.valueOf(1000)) < 0
                ? exact.round(new MathContext(3))
                : exact.setScale(0, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
