package dev.aionis.drill.record.html;

/** How a figure lies against its objective, at a glance; the figures themselves stand beside it. */
public final class Bar {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 10;

    private Bar() {}

    /**
     * @param value what was measured, at least 0
     * @param objective the limit, above 0
     * @param good whether it was met
     */
    public static Tag of(double value, double objective, boolean good) {
        double whole = Math.max(value, objective) * 1.08;
        return Tag.of("svg")
                .with("class", "bar")
                .with("viewBox", "0 0 " + (int) WIDTH + " " + (int) HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true")
                .add(
                        box("rail", 0, WIDTH),
                        box(good ? "main" : "harm", 0, Math.max(WIDTH * value / whole, 1)),
                        box("mark", WIDTH * objective / whole - 1, 2));
    }

    private static Tag box(String what, double x, double width) {
        return Tag.of("rect")
                .with("class", what)
                .with("x", x)
                .with("y", 0)
                .with("width", width)
                .with("height", HEIGHT);
    }
}
