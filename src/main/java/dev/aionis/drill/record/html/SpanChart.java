package dev.aionis.drill.record.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Stretches of time one below the other on one scale, drawn as SVG in the colours of the page. What is drawn is also
 * said: each stretch has its length beside it, and the whole has a description for those who do not see it.
 */
public final class SpanChart {

    private static final double WIDTH = 760;
    private static final double NAMES = 190;
    private static final double FIGURES = 130;
    private static final double ROW = 26;
    private static final double TOP = 58;
    private static final double BOTTOM = 30;
    private static final double AREA = WIDTH - NAMES - FIGURES;

    /** A limit this many times as far as anything else would squeeze all into one corner. */
    private static final double FAR = 1.6;

    private static final double LETTER = 7.2;

    private final String finding;
    private final String zero;
    private final List<Row> rows = new ArrayList<>();
    private OptionalDouble limit = OptionalDouble.empty();
    private String limitName = "";

    /** What a stretch is to its reader. */
    public enum Kind {
        /** What the drill is about. */
        MAIN,
        /** What goes with it. */
        ASIDE,
        /** What users would have suffered from. */
        HARM
    }

    /** A stretch, in seconds from the chart's zero. */
    public record Stretch(double from, double to) {

        public Stretch {
            if (!Double.isFinite(from) || !Double.isFinite(to) || to < from) {
                throw new IllegalArgumentException("stretch from " + from + " to " + to + ", expected an end after it");
            }
        }
    }

    private record Row(String name, List<Stretch> stretches, String figure, Kind kind) {}

    /**
     * @param finding what the chart shows, in a sentence with its figures
     * @param zero what happened at 0 s
     */
    public SpanChart(String finding, String zero) {
        this.finding = finding;
        this.zero = zero;
    }

    public SpanChart row(String name, Stretch stretch, String figure, Kind kind) {
        return row(name, List.of(stretch), figure, kind);
    }

    public SpanChart row(String name, List<Stretch> stretches, String figure, Kind kind) {
        rows.add(new Row(name, List.copyOf(stretches), figure, kind));
        return this;
    }

    /** An objective: the moment, in seconds from zero, by which something had to be over. */
    public SpanChart limit(double at, String name) {
        limit = OptionalDouble.of(at);
        limitName = name;
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Tag tag() {
        double height = TOP + rows.size() * ROW + BOTTOM;
        Tag svg = Tag.of("svg")
                .with("viewBox", "0 0 " + (int) WIDTH + " " + (int) height)
                .with("role", "img")
                .with("aria-label", description());
        svg.add(words(0, 16, cut(finding, WIDTH, 9.2)).with("class", "finding"));
        svg.add(words(0, 38, subtitle()).with("class", "soft"));
        grid(svg, height);
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), TOP + i * ROW);
        }
        if (limitIsDrawn()) {
            double x = x(limit.getAsDouble());
            svg.add(Tag.of("line")
                    .with("class", "limit")
                    .with("x1", x)
                    .with("x2", x)
                    .with("y1", TOP - 12)
                    .with("y2", height - BOTTOM));
        }
        return svg;
    }

    private String subtitle() {
        String from = "0 s: " + zero;
        if (limit.isEmpty()) {
            return from;
        }
        return from + (limitIsDrawn() ? "; dashed line: " : "; beyond this chart: ") + limitName;
    }

    private String description() {
        var said = new StringBuilder(finding).append(". ").append(subtitle()).append('.');
        rows.forEach(row -> said.append(' ')
                .append(row.name())
                .append(": ")
                .append(row.figure())
                .append('.'));
        return said.toString();
    }

    private void grid(Tag svg, double height) {
        double step = step(end() - begin());
        for (long i = (long) Math.ceil(begin() / step); i * step <= end(); i++) {
            double x = x(i * step);
            svg.add(Tag.of("line")
                    .with("class", "grid")
                    .with("x1", x)
                    .with("x2", x)
                    .with("y1", TOP - 4)
                    .with("y2", height - BOTTOM));
            svg.add(words(x, height - BOTTOM + 18, seconds(i * step))
                    .with("class", "soft")
                    .with("text-anchor", "middle"));
        }
    }

    private void draw(Tag svg, Row row, double y) {
        svg.add(words(NAMES - 10, y + ROW / 2 + 5, cut(row.name(), NAMES - 10, LETTER))
                .with("text-anchor", "end"));
        double right = NAMES;
        for (Stretch stretch : row.stretches()) {
            double x = x(stretch.from());
            double width = Math.max(x(stretch.to()) - x, 2);
            right = Math.max(right, x + width);
            svg.add(Tag.of("rect")
                    .with("class", row.kind().name().toLowerCase(Locale.ROOT))
                    .with("x", x)
                    .with("y", y + 5)
                    .with("width", width)
                    .with("height", ROW - 10)
                    .with("rx", 2));
        }
        svg.add(words(right + 7, y + ROW / 2 + 5, cut(row.figure(), WIDTH - right - 7, LETTER)));
    }

    private static Tag words(double x, double y, String text) {
        return Tag.of("text", text).with("x", x).with("y", y);
    }

    private double x(double seconds) {
        return NAMES + AREA * (seconds - begin()) / (end() - begin());
    }

    /** Zero, or before it where something began earlier. */
    private double begin() {
        return Math.min(0, stretches().mapToDouble(Stretch::from).min().orElse(0));
    }

    private double end() {
        return Math.max(limitIsDrawn() ? Math.max(last(), limit.getAsDouble()) : last(), 1e-6);
    }

    private double last() {
        return stretches().mapToDouble(Stretch::to).max().orElse(0);
    }

    private Stream<Stretch> stretches() {
        return rows.stream().flatMap(row -> row.stretches().stream());
    }

    private boolean limitIsDrawn() {
        return limit.isPresent() && limit.getAsDouble() >= 0 && limit.getAsDouble() <= last() * FAR;
    }

    /** The least of 1, 2 and 5 times a power of ten that makes at most eight stretches. */
    private static double step(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / 8)));
        for (double factor : new double[] {1, 2, 5}) {
            if (length / (power * factor) <= 8) {
                return power * factor;
            }
        }
        return power * 10;
    }

    private static String seconds(double seconds) {
        String figure = String.format(Locale.ROOT, "%.6f", seconds).replaceFirst("\\.?0+$", "");
        return figure + " s";
    }

    /** SVG does not break lines: what would not fit ends in an ellipsis, and is whole in the description. */
    private static String cut(String text, double room, double letter) {
        int letters = (int) (room / letter);
        return text.length() <= letters ? text : text.substring(0, Math.max(letters - 1, 1)) + "…";
    }
}
