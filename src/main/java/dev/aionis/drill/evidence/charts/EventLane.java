package dev.aionis.drill.evidence.charts;

import java.awt.Color;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;

/**
 * The events of a drill: a lane above the plots that holds their names, and a thin line through every plot. Names that
 * would touch each other get rows of their own.
 */
final class EventLane {

    private static final double GAP = 14;
    private static final double BESIDE_LINE = 5;

    private final TimeScale scale;
    private final List<Placed> placed = new ArrayList<>();
    private int rows;

    /** @param label what happened; its time is added */
    record Event(String label, Instant at) {}

    private record Placed(Event event, String text, int row, boolean leftOfLine, double from, double to) {}

    EventLane(TimeScale scale, List<Event> events) {
        this.scale = scale;
        events.stream().sorted(Comparator.comparing(Event::at)).forEach(this::place);
    }

    int rows() {
        return Math.max(1, rows);
    }

    /** The lane itself. */
    XYPlot plot() {
        var axis = new NumberAxis();
        axis.setRange(0, rows());
        axis.setVisible(false);
        var lane = new XYPlot(null, null, axis, null);
        ChartStyle.calm(lane);
        lane.setRangeGridlinesVisible(false);
        double offset = BESIDE_LINE * scale.perPoint();
        var texts = new ArrayList<XYTextAnnotation>();
        for (Placed label : placed) {
            double x = scale.at(label.event.at()) + (label.leftOfLine ? -offset : offset);
            var text = new XYTextAnnotation(label.text, x, rows() - label.row - 0.5);
            text.setTextAnchor(label.leftOfLine ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
            text.setFont(ChartStyle.LABEL);
            text.setPaint(ChartStyle.INK);
            text.setBackgroundPaint(Color.WHITE);
            texts.add(text);
            double line = scale.at(label.event.at());
            lane.addAnnotation(
                    new XYLineAnnotation(line, 0, line, rows() - label.row - 0.15, ChartStyle.HAIR, ChartStyle.QUIET));
        }
        // over the lines: one on the left of its own may lie across another's
        texts.forEach(lane::addAnnotation);
        return lane;
    }

    /** A line at each event. */
    void drawLines(XYPlot plot) {
        for (Placed label : placed) {
            plot.addDomainMarker(
                    new ValueMarker(scale.at(label.event.at()), ChartStyle.QUIET, ChartStyle.HAIR), Layer.FOREGROUND);
        }
    }

    private void place(Event event) {
        String text = event.label() + " " + scale.label(event.at());
        double width = ChartCanvas.widthOf(text, ChartStyle.LABEL) + BESIDE_LINE + GAP;
        double line = (scale.at(event.at()) - scale.at(scale.from())) / scale.perPoint();
        boolean leftOfLine = line + width > TimeScale.PLOT_POINTS;
        double from = leftOfLine ? line - width : line;
        double to = leftOfLine ? line : line + width;
        int row = 0;
        while (isTaken(row, from, to) || crossesOneBelow(row, line)) {
            row++;
        }
        rows = Math.max(rows, row + 1);
        placed.add(new Placed(event, text, row, leftOfLine, from, to));
    }

    private boolean isTaken(int row, double from, double to) {
        return placed.stream().anyMatch(other -> other.row == row && other.from < to && from < other.to);
    }

    /** The line of an event rises from the plot to its name, and must not go through another name on its way. */
    private boolean crossesOneBelow(int row, double line) {
        return placed.stream().anyMatch(other -> other.row > row && other.from < line && line < other.to);
    }
}
