package dev.aionis.drill.evidence.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;

/**
 * Moments as distances from the one that the story begins with, in the unit that suits its length.
 *
 * @param origin what is 0
 * @param from where the axis begins
 * @param to where it ends
 */
record TimeScale(Instant origin, Instant from, Instant to) {

    /** About what axis labels and margins leave of the picture's width. */
    static final double PLOT_POINTS = 1040;

    private static final double BESIDE = 6;
    private static final Duration LONGEST_IN_SECONDS = Duration.ofMinutes(10);
    private static final Duration LONGEST_IN_MINUTES = Duration.ofHours(5);

    private enum Unit {
        SECONDS("s", 1e9),
        MINUTES("min", 60e9),
        HOURS("h", 3600e9);

        private final String symbol;
        private final double nanos;

        Unit(String symbol, double nanos) {
            this.symbol = symbol;
            this.nanos = nanos;
        }
    }

    double at(Instant instant) {
        return Duration.between(origin, instant).toNanos() / unit().nanos;
    }

    /** How much of the axis one point of the picture covers. */
    double perPoint() {
        return (at(to) - at(from)) / PLOT_POINTS;
    }

    /** Whether {@code name} has room between two moments. */
    boolean fits(String name, Instant begin, Instant end) {
        double room = (at(end) - at(begin)) / perPoint();
        return ChartCanvas.widthOf(name, ChartStyle.LABEL_BOLD) + 2 * BESIDE < room;
    }

    /** {@code 6.2 s}, after the origin. */
    String label(Instant instant) {
        return String.format(Locale.ROOT, "%.1f %s", at(instant), unit().symbol);
    }

    /** @param what names the origin, to follow the word "since" */
    NumberAxis axis(String what) {
        var axis = new NumberAxis("Time since " + what + " (" + unit().symbol + "), 0 is "
                + origin.toString().replaceFirst("(\\.\\d{3})\\d+Z$", "$1Z"));
        axis.setRange(at(from), at(to));
        axis.setAutoRangeIncludesZero(false);
        ChartStyle.calm(axis);
        return axis;
    }

    private Unit unit() {
        Duration shown = Duration.between(from, to);
        if (shown.compareTo(LONGEST_IN_SECONDS) <= 0) {
            return Unit.SECONDS;
        }
        return shown.compareTo(LONGEST_IN_MINUTES) <= 0 ? Unit.MINUTES : Unit.HOURS;
    }
}
