package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.StopMode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The outbox over time: how it grew while the worker was away, and how it drained. */
public final class BacklogChart {

    private final BacklogStory story;
    private final TimeScale scale;

    /**
     * What the chart tells.
     *
     * @param samples in the order of time, from the steady state before to the end
     * @param stop how the worker was taken away
     * @param stoppedAt when it was
     * @param alertAt when monitoring was first seen to raise an alert
     * @param restartedAt when it was started again
     * @param drainedAt from when on the backlog stayed in its range; empty if it did not
     * @param shelf the stretch in which only claims of the dead worker were left; empty if there was none
     * @param steadyLow lower end of the steady-state range, in rows
     * @param steadyHigh upper end of it
     * @param predictedDrain the drain time that the rates let expect
     * @param objective the drain time that is allowed
     */
    public record BacklogStory(
            List<BacklogSample> samples,
            StopMode stop,
            Instant stoppedAt,
            Optional<Instant> alertAt,
            Instant restartedAt,
            Optional<Instant> drainedAt,
            Optional<Shelf> shelf,
            double steadyLow,
            double steadyHigh,
            Optional<Duration> predictedDrain,
            Duration objective) {

        public BacklogStory {
            samples = List.copyOf(samples);
            if (restartedAt.isBefore(stoppedAt)) {
                throw new IllegalArgumentException(
                        "backlog chart, worker restarted at " + restartedAt + " before it was stopped at " + stoppedAt);
            }
        }

        /** The title: {@code Backlog drained 6.2 s after the restart (objective 30 s)}. */
        public String finding() {
            String limit = " (objective " + Seconds.of(objective) + ")";
            return drainedAt
                    .map(end -> "Backlog drained " + Seconds.of(Duration.between(restartedAt, end))
                            + " after the restart" + limit)
                    .orElse("Backlog did not drain while the drill watched" + limit);
        }

        private long peak() {
            return samples.stream().mapToLong(BacklogSample::pending).max().orElse(0);
        }
    }

    /**
     * The stretch in which nothing was left but what a dead worker held claimed.
     *
     * @param rows how many it held
     * @param from when the rest of the backlog was done
     * @param to when they began to be taken again; empty if that was not seen
     */
    public record Shelf(long rows, Instant from, Optional<Instant> to) {}

    private BacklogChart(BacklogStory story) {
        this.story = story;
        this.scale = new TimeScale(
                story.stoppedAt(),
                story.samples().get(0).at(),
                story.samples().get(story.samples().size() - 1).at());
    }

    public static ChartImage draw(BacklogStory story) {
        if (story.samples().size() < 2) {
            return ChartImage.missing(story.finding(), "chart left out, the backlog was sampled less than twice");
        }
        return ChartCanvas.draw(story.finding(), () -> new BacklogChart(story).chart());
    }

    static JFreeChart chart(BacklogStory story) {
        return new BacklogChart(story).chart();
    }

    private JFreeChart chart() {
        var lane = new EventLane(scale, events());
        XYPlot rows = rows();
        lane.drawLines(rows);
        var plot = new CombinedDomainXYPlot(scale.axis("the worker was stopped"));
        plot.setGap(0);
        plot.add(lane.plot(), lane.rows());
        plot.add(rows, 17);
        return ChartStyle.chart(story.finding(), details(), plot, true);
    }

    private String details() {
        String predicted = story.predictedDrain()
                .map(length -> ", drain predicted from the rates: " + Seconds.of(length))
                .orElse("");
        return "Peak of " + story.peak() + " rows after the worker was away for "
                + Seconds.of(Duration.between(story.stoppedAt(), story.restartedAt())) + ", steady state "
                + whole(story.steadyLow()) + " to " + whole(story.steadyHigh()) + " rows" + predicted;
    }

    private List<EventLane.Event> events() {
        var events = new ArrayList<EventLane.Event>();
        events.add(new EventLane.Event("worker " + taken(story.stop()), story.stoppedAt()));
        story.alertAt().ifPresent(at -> events.add(new EventLane.Event("alert", at)));
        events.add(new EventLane.Event("restarted", story.restartedAt()));
        story.shelf()
                .ifPresent(shelf ->
                        events.add(new EventLane.Event("claim shelf of " + shelf.rows() + " rows", shelf.from())));
        story.drainedAt().ifPresent(end -> events.add(new EventLane.Event("drained", end)));
        return events;
    }

    private static String taken(StopMode stop) {
        return switch (stop) {
            case STOP -> "stopped";
            case KILL -> "killed";
            case FREEZE -> "frozen";
        };
    }

    private XYPlot rows() {
        var lines = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(true, false);
        add(lines, renderer, series("pending", BacklogSample::pending), ChartStyle.BLUE, ChartStyle.LINE);
        add(lines, renderer, series("claimed by a worker", BacklogSample::claimed), ChartStyle.ORANGE, ChartStyle.LINE);
        add(
                lines,
                renderer,
                series("dead letters", BacklogSample::deadLetters),
                ChartStyle.VERMILLION,
                ChartStyle.DOTTED);
        story.predictedDrain()
                .ifPresent(length -> add(lines, renderer, prediction(length), ChartStyle.GREEN, ChartStyle.DASHED));
        var axis = new NumberAxis("Outbox rows");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setRange(0, Math.max(5, Math.max(story.peak(), story.steadyHigh()) * 1.12));
        ChartStyle.calm(axis);
        var plot = new XYPlot(lines, null, axis, renderer);
        ChartStyle.calm(plot);
        plot.addDomainMarker(workerAway(), Layer.BACKGROUND);
        story.shelf().map(this::shelf).ifPresent(shade -> plot.addDomainMarker(shade, Layer.BACKGROUND));
        plot.addRangeMarker(steadyState(), Layer.BACKGROUND);
        return plot;
    }

    private static void add(
            XYSeriesCollection lines,
            XYLineAndShapeRenderer renderer,
            XYSeries series,
            Color color,
            BasicStroke stroke) {
        int index = lines.getSeriesCount();
        lines.addSeries(series);
        renderer.setSeriesPaint(index, color);
        renderer.setSeriesStroke(index, stroke);
    }

    private XYSeries series(String name, ToDoubleFunction<BacklogSample> rows) {
        var series = new XYSeries(name, false);
        Thinned.of(story.samples(), rows)
                .forEach(sample -> series.add(scale.at(sample.at()), rows.applyAsDouble(sample)));
        return series;
    }

    /** From the backlog at the restart down to the steady state. */
    private XYSeries prediction(Duration length) {
        long atRestart = story.samples().stream()
                .filter(sample -> !sample.at().isAfter(story.restartedAt()))
                .reduce((earlier, later) -> later)
                .orElse(story.samples().get(0))
                .pending();
        var series = new XYSeries("predicted drain", false);
        series.add(scale.at(story.restartedAt()), atRestart);
        series.add(scale.at(story.restartedAt().plus(length)), story.steadyHigh());
        return series;
    }

    private IntervalMarker workerAway() {
        Instant nextLine = story.alertAt().filter(story.restartedAt()::isAfter).orElse(story.restartedAt());
        boolean fits = scale.fits("worker away", story.stoppedAt(), nextLine);
        return ChartStyle.shade(scale.at(story.stoppedAt()), scale.at(story.restartedAt()), fits ? "worker away" : "");
    }

    private IntervalMarker shelf(Shelf shelf) {
        var shade = new IntervalMarker(
                scale.at(shelf.from()), scale.at(shelf.to().orElse(scale.to())), ChartStyle.ORANGE_VEIL);
        shade.setAlpha(1f);
        return shade;
    }

    private IntervalMarker steadyState() {
        var band = new IntervalMarker(story.steadyLow(), story.steadyHigh(), ChartStyle.GREEN_VEIL);
        band.setAlpha(1f);
        ChartStyle.label(band, "steady-state range", ChartStyle.LABEL, ChartStyle.GREEN.darker());
        band.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        band.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        band.setLabelOffsetType(LengthAdjustmentType.EXPAND);
        return band;
    }

    private static String whole(double rows) {
        return String.format(Locale.ROOT, rows == Math.rint(rows) ? "%.0f" : "%.1f", rows);
    }
}
