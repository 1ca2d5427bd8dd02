package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.model.Measure;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** The RTO of a restore as a waterfall: a bar for each phase where it lies in time, and one for the whole. */
public final class RestoreChart {

    /** An objective further away than this many RTOs would press the phases into a corner. */
    private static final double OBJECTIVE_IN_SIGHT = 2.5;

    private static final double BAR = 0.29;

    /** Free rows above the first bar, for the name of the objective. */
    private static final double HEADROOM = 1.2;

    /** So far to the left there is no room for it on the left of its line. */
    private static final double NO_ROOM_ON_THE_LEFT = 0.25;

    private final RestoreStory story;

    /**
     * A part of the restore.
     *
     * @param name what was done
     * @param startedAt when it began
     * @param finishedAt when it ended
     */
    public record RestorePhase(String name, Instant startedAt, Instant finishedAt) {

        public RestorePhase {
            if (finishedAt.isBefore(startedAt)) {
                throw new IllegalArgumentException("restore phase '" + name + "' ended before it began");
            }
        }

        private Duration length() {
            return Duration.between(startedAt, finishedAt);
        }
    }

    /**
     * What the chart tells.
     *
     * @param phases in their order, the first beginning at the restore target T
     * @param declaredAt when the disaster was declared; what lies before is the drill's own doing
     * @param rto from T to the end of the restore, in {@code s}
     * @param objective the target RTO
     */
    public record RestoreStory(List<RestorePhase> phases, Instant declaredAt, Measure rto, Duration objective) {

        public RestoreStory {
            phases = List.copyOf(phases);
            if (!rto.unit().equals("s")) {
                throw new IllegalArgumentException("restore chart, RTO is in " + rto.unit() + ", expected s");
            }
        }

        /** The title: {@code Restored in 4.2 s (objective 30 s)}. */
        public String finding() {
            boolean late = rto.value() > objective.toNanos() / 1e9;
            return (late ? "Restore took " : "Restored in ")
                    + Seconds.of(rto.value())
                    + (late
                            ? ", over the objective of " + Seconds.of(objective)
                            : " (objective " + Seconds.of(objective) + ")");
        }

        private RestorePhase longest() {
            return phases.stream()
                    .filter(this::afterDeclaration)
                    .max(Comparator.comparing(RestorePhase::length))
                    .orElseGet(() -> phases.get(0));
        }

        private boolean afterDeclaration(RestorePhase phase) {
            return !phase.startedAt().isBefore(declaredAt);
        }
    }

    private RestoreChart(RestoreStory story) {
        this.story = story;
    }

    public static ChartImage draw(RestoreStory story) {
        if (story.phases().isEmpty()) {
            return ChartImage.missing(story.finding(), "chart left out, no phase of the restore was measured");
        }
        return ChartCanvas.draw(story.finding(), () -> chart(story));
    }

    static JFreeChart chart(RestoreStory story) {
        return new RestoreChart(story).chart();
    }

    private JFreeChart chart() {
        var bars = new XYIntervalSeriesCollection();
        var renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new StandardXYBarPainter());
        var plot = new XYPlot(bars, names(), seconds(), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        ChartStyle.calm(plot);
        for (int row = 0; row < story.phases().size(); row++) {
            RestorePhase phase = story.phases().get(row);
            addBar(plot, row, phase.name(), at(phase.startedAt()), at(phase.finishedAt()), color(phase), label(phase));
        }
        addBar(
                plot,
                story.phases().size(),
                "RTO",
                0,
                story.rto().value(),
                ChartStyle.INK,
                story.rto().toString());
        plot.addRangeMarker(disaster(), Layer.BACKGROUND);
        addObjective(plot);
        return ChartStyle.chart(story.finding(), details(), plot, false);
    }

    private String details() {
        RestorePhase longest = story.longest();
        return "From the restore target T to "
                + story.phases().get(story.phases().size() - 1).name()
                + ", by phase; shaded from the declared disaster to the restored database; the longest phase since: "
                + longest.name() + ", " + label(longest);
    }

    /** The phases from top to bottom, then the whole. */
    private SymbolAxis names() {
        String[] names = Stream.concat(story.phases().stream().map(RestorePhase::name), Stream.of("RTO"))
                .toArray(String[]::new);
        var axis = new SymbolAxis(null, names);
        axis.setInverted(true);
        axis.setRange(-HEADROOM, names.length - 0.4);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        ChartStyle.calm(axis);
        return axis;
    }

    private NumberAxis seconds() {
        var axis = new NumberAxis("Time since the restore target T (s)");
        double reach = Math.max(story.rto().value() + story.rto().plusMinus(), whole());
        double objective = objective();
        boolean inSight = objective <= reach * OBJECTIVE_IN_SIGHT;
        axis.setRange(0, (inSight ? Math.max(reach, objective) : reach) * 1.22);
        ChartStyle.calm(axis);
        return axis;
    }

    private void addBar(XYPlot plot, int row, String name, double from, double to, Color color, String label) {
        var bars = (XYIntervalSeriesCollection) plot.getDataset();
        var series = new XYIntervalSeries(name);
        series.add(row, row - BAR, row + BAR, to, from, to);
        bars.addSeries(series);
        plot.getRenderer().setSeriesPaint(bars.getSeriesCount() - 1, color);
        double gap = plot.getRangeAxis().getUpperBound() * 0.007;
        var text = new XYTextAnnotation(label, row, to + gap);
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        text.setFont(name.equals("RTO") ? ChartStyle.LABEL_BOLD : ChartStyle.LABEL);
        text.setPaint(ChartStyle.INK);
        plot.addAnnotation(text);
    }

    /** Shaded from the declaration to the restored database: what a real disaster would have cost. */
    private IntervalMarker disaster() {
        double from = Math.max(0, at(story.declaredAt()));
        return ChartStyle.shade(from, Math.max(from, story.rto().value()), "");
    }

    private void addObjective(XYPlot plot) {
        double end = plot.getRangeAxis().getUpperBound();
        boolean inSight = objective() < end;
        var line = new ValueMarker(inSight ? objective() : end, ChartStyle.VERMILLION, ChartStyle.DASHED);
        String name = "objective " + Seconds.of(story.objective()) + (inSight ? "" : ", further right");
        ChartStyle.label(line, name, ChartStyle.LABEL_BOLD, ChartStyle.VERMILLION);
        boolean left = line.getValue() > end * NO_ROOM_ON_THE_LEFT;
        line.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        line.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        plot.addRangeMarker(line, Layer.FOREGROUND);
    }

    private String label(RestorePhase phase) {
        double seconds = phase.length().toNanos() / 1e9;
        String share = whole() > 0 ? String.format(Locale.ROOT, " (%.0f %%)", 100 * seconds / whole()) : "";
        return Seconds.of(seconds) + share;
    }

    private Color color(RestorePhase phase) {
        if (!story.afterDeclaration(phase)) {
            return ChartStyle.QUIET;
        }
        return phase == story.longest() ? ChartStyle.ORANGE : ChartStyle.BLUE;
    }

    /** All phases together, in seconds. */
    private double whole() {
        return at(story.phases().get(story.phases().size() - 1).finishedAt());
    }

    private double at(Instant instant) {
        return Duration.between(story.phases().get(0).startedAt(), instant).toNanos() / 1e9;
    }

    private double objective() {
        return story.objective().toNanos() / 1e9;
    }
}
