package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Figures over the last drills, a panel for each, with the objective that each drill had. */
public final class TrendChart {

    /** More labels would not fit beside each other. */
    public static final int MOST_DRILLS = 12;

    private static final double HEADROOM = 1.35;
    private static final double HEADROOM_FOR_A_NOTE = 1.8;

    private static final double BELOW_ZERO = 0.06;

    /** An objective further away than this many times the highest figure would press the figures into a corner. */
    private static final double OBJECTIVE_IN_SIGHT = 4;

    private static final double GAP_BETWEEN_PANELS = 14;
    private static final int MEASURED = 0;
    private static final int OBJECTIVES = 1;

    private static final Shape DOT = new Ellipse2D.Double(-4, -4, 8, 8);
    private static final Shape CROSS = ShapeUtils.createDiagonalCross(5, 1.4f);
    private static final Shape BOX = new Rectangle2D.Double(-4, -4, 8, 8);

    private final TrendStory story;

    /**
     * A figure in one drill.
     *
     * @param drill which of {@link TrendStory#drills}, from 0
     * @param measured the figure
     * @param objective what it was held against
     * @param status what that gave
     */
    public record Point(int drill, Measure measured, Objective objective, CriterionStatus status) {}

    /**
     * A figure over the drills.
     *
     * @param title e.g. {@code Rollback time}
     * @param points of the drills in which it was measured, in their order
     */
    public record Panel(String title, List<Point> points) {

        public Panel {
            points = List.copyOf(points);
        }

        private String axis() {
            return title + " (" + points.get(0).measured().unit() + ")";
        }

        private Optional<Point> in(int drill) {
            return points.stream().filter(point -> point.drill() == drill).findFirst();
        }
    }

    /**
     * What the chart tells.
     *
     * @param environment what was drilled
     * @param drills short names of the drills, the latest at the end
     * @param panels the figures; one that was never measured is left out
     */
    public record TrendStory(String environment, List<String> drills, List<Panel> panels) {

        public TrendStory {
            drills = List.copyOf(drills);
            panels = panels.stream().filter(panel -> !panel.points().isEmpty()).toList();
        }

        /** The title: {@code The last 5 drills of staging-ha: the latest missed 1 of 4 objectives}. */
        public String finding() {
            List<Point> latest = panels.stream()
                    .flatMap(panel -> panel.in(drills.size() - 1).stream())
                    .toList();
            long met = latest.stream()
                    .filter(point -> point.status() == CriterionStatus.MET)
                    .count();
            String which = drills.size() == 1
                    ? "The first drill of " + environment
                    : "The last " + drills.size() + " drills of " + environment + ": the latest";
            return latest.isEmpty()
                    ? which + " measured none of these figures"
                    : which + " met " + met + " of " + latest.size()
                            + (latest.size() == 1 ? " objective" : " objectives");
        }
    }

    private TrendChart(TrendStory story) {
        this.story = story;
    }

    public static ChartImage draw(TrendStory story) {
        if (story.panels().isEmpty()) {
            return ChartImage.missing(story.finding(), "chart left out, no drill measured any of its figures");
        }
        return ChartCanvas.draw(story.finding(), () -> chart(story));
    }

    static JFreeChart chart(TrendStory story) {
        return new TrendChart(story).chart();
    }

    private JFreeChart chart() {
        var axis = new SymbolAxis(null, story.drills().toArray(String[]::new));
        axis.setRange(-0.5, story.drills().size() - 0.5);
        axis.setGridBandsVisible(false);
        ChartStyle.calm(axis);
        var panels = new CombinedDomainXYPlot(axis);
        panels.setGap(GAP_BETWEEN_PANELS);
        story.panels().forEach(panel -> panels.add(plot(panel)));
        panels.setFixedLegendItems(legend());
        return ChartStyle.chart(
                story.finding(),
                "Each drill's figures, the latest on the right; the dashed line is the objective that the drill had",
                panels,
                true);
    }

    private XYPlot plot(Panel panel) {
        var range = new NumberAxis(panel.axis());
        double reach = panel.points().stream()
                .mapToDouble(
                        point -> point.measured().value() + point.measured().plusMinus())
                .max()
                .orElse(0);
        double top = panel.points().stream()
                .mapToDouble(point -> point.objective().value())
                .filter(objective -> inSight(objective, reach))
                .reduce(reach, Math::max);
        List<Point> outOfSight = panel.points().stream()
                .filter(point -> !inSight(point.objective().value(), reach))
                .toList();
        double end = top == 0 ? 1 : top * (outOfSight.isEmpty() ? HEADROOM : HEADROOM_FOR_A_NOTE);
        // a little below 0, where most counts are
        range.setRange(-end * BELOW_ZERO, end);
        ChartStyle.calm(range);
        var plot = new XYPlot(measured(panel), null, range, dots(panel));
        plot.setDataset(OBJECTIVES, objectives(panel));
        plot.setRenderer(OBJECTIVES, line());
        ChartStyle.calm(plot);
        panel.points().forEach(point -> plot.addAnnotation(label(point, range.getUpperBound())));
        if (!outOfSight.isEmpty()) {
            plot.addAnnotation(note(panel, outOfSight, range.getUpperBound()));
        }
        return plot;
    }

    private static boolean inSight(double objective, double reach) {
        return reach == 0 || objective <= reach * OBJECTIVE_IN_SIGHT;
    }

    private static XYSeriesCollection measured(Panel panel) {
        var series = new XYSeries("measured", false);
        panel.points()
                .forEach(point -> series.add(point.drill(), point.measured().value()));
        return new XYSeriesCollection(series);
    }

    private static XYSeriesCollection objectives(Panel panel) {
        var series = new XYSeries("objective", false);
        panel.points().forEach(point -> {
            series.add(point.drill() - 0.4, point.objective().value());
            series.add(point.drill() + 0.4, point.objective().value());
            // each drill had its own
            series.add(point.drill() + 0.45, null);
        });
        return new XYSeriesCollection(series);
    }

    /** Form and colour, so that neither alone carries the meaning. */
    private static XYLineAndShapeRenderer dots(Panel panel) {
        var renderer = new XYLineAndShapeRenderer(true, true) {
            private static final long serialVersionUID = 1L;

            @Override
            public Shape getItemShape(int row, int column) {
                return shape(panel.points().get(column).status());
            }

            @Override
            public java.awt.Paint getItemFillPaint(int row, int column) {
                return color(panel.points().get(column).status());
            }
        };
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(false);
        renderer.setSeriesPaint(MEASURED, ChartStyle.QUIET);
        renderer.setSeriesStroke(MEASURED, ChartStyle.HAIR);
        return renderer;
    }

    private static XYLineAndShapeRenderer line() {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ChartStyle.INK);
        renderer.setSeriesStroke(0, ChartStyle.DASHED);
        return renderer;
    }

    /** Above its point. */
    private static XYTextAnnotation label(Point point, double top) {
        Measure measured = point.measured();
        String text = measured.unit().equals("s")
                ? Seconds.of(measured.value())
                : new Measure(measured.value(), measured.unit(), 0).toString();
        var label = new XYTextAnnotation(text, point.drill(), measured.value() + top * 0.08);
        label.setFont(point.status() == CriterionStatus.MET ? ChartStyle.LABEL : ChartStyle.LABEL_BOLD);
        label.setPaint(ChartStyle.INK);
        label.setTextAnchor(TextAnchor.BOTTOM_CENTER);
        return label;
    }

    /** Of objectives that are too far up to be drawn: of all drills, or of the last that had one. */
    private XYTextAnnotation note(Panel panel, List<Point> outOfSight, double top) {
        Point last = outOfSight.get(outOfSight.size() - 1);
        String whose = outOfSight.size() == panel.points().size()
                ? ""
                : " of " + story.drills().get(last.drill());
        var note = new XYTextAnnotation("objective " + last.objective() + whose + ", further up", -0.48, top * 0.98);
        note.setFont(ChartStyle.LABEL);
        note.setPaint(ChartStyle.QUIET);
        note.setTextAnchor(TextAnchor.TOP_LEFT);
        return note;
    }

    private static LegendItemCollection legend() {
        var items = new LegendItemCollection();
        Stream.of(CriterionStatus.values())
                .map(status -> new LegendItem(
                        status.name().toLowerCase(java.util.Locale.ROOT),
                        null,
                        null,
                        null,
                        shape(status),
                        color(status)))
                .forEach(items::add);
        var line = new LegendItem(
                "objective",
                null,
                null,
                null,
                new java.awt.geom.Line2D.Double(-12, 0, 12, 0),
                ChartStyle.DASHED,
                ChartStyle.INK);
        items.add(line);
        return items;
    }

    private static Shape shape(CriterionStatus status) {
        return switch (status) {
            case MET -> DOT;
            case MISSED -> CROSS;
            case UNPROVEN -> BOX;
        };
    }

    private static Color color(CriterionStatus status) {
        return switch (status) {
            case MET -> ChartStyle.BLUE;
            case MISSED -> ChartStyle.VERMILLION;
            case UNPROVEN -> ChartStyle.ORANGE;
        };
    }
}
