package dev.aionis.drill.evidence.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** One look for all charts. Colours are Okabe and Ito's, which people with any colour vision can tell apart. */
final class ChartStyle {

    static final Color INK = new Color(0x1F2933);
    static final Color QUIET = new Color(0x5F6B7A);
    static final Color GRID = new Color(0xE3E7EC);
    static final Color SHADE = new Color(0xEEF1F5);
    static final Color BLUE = new Color(0x0072B2);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color GREEN = new Color(0x009E73);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color PURPLE = new Color(0xCC79A7);

    /** Green that lets what lies below it through. */
    static final Color GREEN_VEIL = new Color(0, 0x9E, 0x73, 0x28);

    static final Color ORANGE_VEIL = new Color(0xE6, 0x9F, 0, 0x38);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
    static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font LABEL_BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke HAIR = new BasicStroke(1f);
    static final BasicStroke DASHED = dashed(1.6f, 7f, 5f);
    static final BasicStroke DOTTED = dashed(1.8f, 2f, 4f);

    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final RectangleInsets MARGIN = new RectangleInsets(20, 24, 14, 36);
    private static final RectangleInsets BELOW_SUBTITLE = new RectangleInsets(4, 8, 14, 8);

    private ChartStyle() {}

    /** A chart titled by its finding, with the details in a second line. */
    static JFreeChart chart(String finding, String details, Plot plot, boolean legend) {
        var chart = new JFreeChart(null, TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(MARGIN);
        var title = new TextTitle(finding, TITLE);
        title.setPaint(INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPosition(RectangleEdge.TOP);
        title.setPadding(new RectangleInsets(0, 8, 0, 8));
        chart.setTitle(title);
        var subtitle = new TextTitle(details, SUBTITLE);
        subtitle.setPaint(QUIET);
        subtitle.setHorizontalAlignment(HorizontalAlignment.LEFT);
        subtitle.setPadding(BELOW_SUBTITLE);
        chart.addSubtitle(subtitle);
        if (legend) {
            chart.addSubtitle(legend(plot));
        }
        return chart;
    }

    private static LegendTitle legend(Plot plot) {
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(LABEL);
        legend.setItemPaint(INK);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setItemLabelPadding(new RectangleInsets(4, 4, 4, 18));
        return legend;
    }

    /** Light lines across, none along, no frame. */
    static void calm(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(HAIR);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    static void calm(Axis axis) {
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(QUIET);
        axis.setTickLabelFont(LABEL);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(QUIET);
        axis.setTickMarkPaint(QUIET);
        axis.setAxisLineStroke(HAIR);
    }

    /** A label on nothing but the plot itself, in the colour of what it names. */
    static void label(Marker marker, String text, Font font, Color color) {
        marker.setLabel(text);
        marker.setLabelFont(font);
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(NOTHING);
    }

    /** A shaded stretch of time, named where {@code name} is not empty. */
    static IntervalMarker shade(double from, double to, String name) {
        var shade = new IntervalMarker(from, to, SHADE);
        shade.setAlpha(1f);
        if (!name.isEmpty()) {
            label(shade, name, LABEL_BOLD, QUIET);
            shade.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            shade.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        }
        return shade;
    }

    private static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {on, off}, 0f);
    }
}
