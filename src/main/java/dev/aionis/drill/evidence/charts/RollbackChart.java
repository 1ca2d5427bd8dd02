package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.model.RequestSample;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Error rate and latency over time, with the moments of the deployment and of the rollback. */
public final class RollbackChart {

    private static final List<Color> COLORS =
            List.of(ChartStyle.BLUE, ChartStyle.GREEN, ChartStyle.VERMILLION, ChartStyle.PURPLE);

    /** Colour and form, so that neither alone carries the meaning. */
    private static final List<BasicStroke> STROKES =
            List.of(ChartStyle.LINE, ChartStyle.DASHED, ChartStyle.DOTTED, ChartStyle.HAIR);

    private final RollbackStory story;
    private final List<RequestSample> samples;
    private final TimeScale scale;
    private final Duration slice;

    /**
     * What the chart tells.
     *
     * @param samples the load's requests, in any order, from the steady state before to the end; a line for each target
     * @param deployedAt when the candidate took its share of the requests
     * @param detectedAt when its regression was detected
     * @param alertAt when monitoring was first seen to raise an alert
     * @param rollbackAt when the rollback was started
     * @param readyAt when every replica was ready on the previous release
     * @param recoveredAt from when on error rate and latency were back in their envelope
     * @param objective the rollback SLO, from {@code rollbackAt} to {@code readyAt}
     */
    public record RollbackStory(
            List<RequestSample> samples,
            Instant deployedAt,
            Optional<Instant> detectedAt,
            Optional<Instant> alertAt,
            Optional<Instant> rollbackAt,
            Optional<Instant> readyAt,
            Optional<Instant> recoveredAt,
            Duration objective) {

        public RollbackStory {
            samples = List.copyOf(samples);
        }

        /** The title: {@code Rolled back in 1.8 s (objective 10 s), recovered 0.6 s later}. */
        public String finding() {
            String limit = " (objective " + Seconds.of(objective) + ")";
            if (rollbackAt.isEmpty() || readyAt.isEmpty()) {
                return "The rollback was not completed" + limit;
            }
            return "Rolled back in " + Seconds.of(Duration.between(rollbackAt.get(), readyAt.get())) + limit
                    + recoveredAt.map(this::recovered).orElse(", error rate or latency did not recover");
        }

        private String recovered(Instant moment) {
            Duration after = Duration.between(readyAt.orElseThrow(), moment);
            return after.isNegative() || after.isZero()
                    ? ", recovered by then"
                    : ", recovered " + Seconds.of(after) + " later";
        }
    }

    private RollbackChart(RollbackStory story) {
        this.story = story;
        this.samples = story.samples().stream()
                .sorted(Comparator.comparing(RequestSample::scheduledAt))
                .toList();
        Instant from = samples.get(0).scheduledAt();
        Instant to = samples.get(samples.size() - 1).scheduledAt();
        this.scale = new TimeScale(story.deployedAt(), from, to);
        this.slice = RequestBuckets.width(
                Duration.between(from, to), samples.size() / targets().size());
    }

    public static ChartImage draw(RollbackStory story) {
        if (story.samples().size() < 2) {
            return ChartImage.missing(story.finding(), "chart left out, the load sent less than two requests");
        }
        return ChartCanvas.draw(story.finding(), () -> chart(story));
    }

    static JFreeChart chart(RollbackStory story) {
        return new RollbackChart(story).chart();
    }

    private JFreeChart chart() {
        var lane = new EventLane(scale, events());
        XYPlot errors = plot("Error rate (%)", 5, RequestBuckets.Slice::errorRate);
        XYPlot latency = plot("Latency p95 (ms)", 10, RequestBuckets.Slice::p95);
        errors.addDomainMarker(candidate("candidate live"), Layer.BACKGROUND);
        latency.addDomainMarker(candidate(""), Layer.BACKGROUND);
        latency.getRenderer().setDefaultSeriesVisibleInLegend(false);
        lane.drawLines(errors);
        lane.drawLines(latency);
        var plot = new CombinedDomainXYPlot(scale.axis("the candidate was deployed"));
        plot.setGap(14);
        plot.add(lane.plot(), lane.rows());
        plot.add(errors, 8);
        plot.add(latency, 8);
        return ChartStyle.chart(story.finding(), details(), plot, targets().size() > 1);
    }

    private String details() {
        long failures = samples.stream().filter(s -> s.outcome().failure()).count();
        return samples.size() + " requests, " + failures + " failed, in slices of " + Seconds.of(slice)
                + "; shaded while the candidate took requests"
                + story.detectedAt()
                        .map(moment -> "; regression detected "
                                + Seconds.of(Duration.between(story.deployedAt(), moment)) + " after the deployment")
                        .orElse("");
    }

    private List<EventLane.Event> events() {
        var events = new ArrayList<EventLane.Event>();
        events.add(new EventLane.Event("deployed", story.deployedAt()));
        story.detectedAt().ifPresent(at -> events.add(new EventLane.Event("detected", at)));
        story.alertAt().ifPresent(at -> events.add(new EventLane.Event("alert", at)));
        story.rollbackAt().ifPresent(at -> events.add(new EventLane.Event("rollback", at)));
        story.readyAt().ifPresent(at -> events.add(new EventLane.Event("ready", at)));
        story.recoveredAt().ifPresent(at -> events.add(new EventLane.Event("recovered", at)));
        return events;
    }

    private XYPlot plot(String label, double leastReach, Function<RequestBuckets.Slice, Optional<Double>> height) {
        var lines = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(true, false);
        for (String target : targets()) {
            int index = lines.getSeriesCount();
            lines.addSeries(line(target, height));
            renderer.setSeriesPaint(index, COLORS.get(index % COLORS.size()));
            renderer.setSeriesStroke(index, STROKES.get(index % STROKES.size()));
        }
        var axis = new NumberAxis(label);
        axis.setRange(0, Math.max(leastReach, lines.getRangeUpperBound(false) * 1.2));
        ChartStyle.calm(axis);
        var plot = new XYPlot(lines, null, axis, renderer);
        ChartStyle.calm(plot);
        return plot;
    }

    private XYSeries line(String target, Function<RequestBuckets.Slice, Optional<Double>> height) {
        var line = new XYSeries(target, false);
        List<RequestSample> ofTarget =
                samples.stream().filter(s -> s.target().equals(target)).toList();
        RequestBuckets.of(ofTarget, scale.from(), slice)
                .slices()
                .forEach(each ->
                        line.add(scale.at(each.middle()), height.apply(each).orElse(null)));
        return line;
    }

    private List<String> targets() {
        return samples.stream().map(RequestSample::target).distinct().sorted().toList();
    }

    /** Shaded while the candidate took requests, and named if no line runs through the name. */
    private IntervalMarker candidate(String name) {
        Instant end = story.readyAt().orElse(scale.to());
        Instant nextLine = Stream.of(story.detectedAt(), story.alertAt(), story.rollbackAt())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(end);
        boolean fits = scale.fits(name, story.deployedAt(), nextLine);
        return ChartStyle.shade(scale.at(story.deployedAt()), scale.at(end), fits ? name : "");
    }
}
