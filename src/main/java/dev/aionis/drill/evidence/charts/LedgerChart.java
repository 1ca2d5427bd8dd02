package dev.aionis.drill.evidence.charts;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** The ledger around the restore target T: what became of each write in the restored database, by when it was acknowledged. */
public final class LedgerChart {

    /** More bars than this are a blot, fewer hide where a loss begins. */
    private static final int SLICES = 80;

    private final LedgerStory story;
    private final TimeScale scale;
    private final Duration slice;

    /** What became of a write. */
    public enum Fate {
        KEPT("acknowledged by T, and there", ChartStyle.BLUE),
        LOST("acknowledged by T, and lost", ChartStyle.VERMILLION),
        BEYOND("from after T, and yet there", ChartStyle.PURPLE),
        LEFT_OUT("from after T, and rightly absent", new Color(0xA9B4C0)),
        UNSURE("of unknown outcome, under way at T, or not done", ChartStyle.ORANGE);

        private final String meaning;
        private final Color color;

        Fate(String meaning, Color color) {
            this.meaning = meaning;
            this.color = color;
        }
    }

    /**
     * A write.
     *
     * @param at when it was acknowledged, or sent where it never was
     * @param fate what became of it
     */
    public record Write(Instant at, Fate fate) {}

    /**
     * What the chart tells.
     *
     * @param writes all that the audit looked at, in any order
     * @param target the restore target T
     * @param declaredAt when the disaster was declared, and writing ended
     */
    public record LedgerStory(List<Write> writes, Instant target, Instant declaredAt) {

        public LedgerStory {
            writes = List.copyOf(writes);
        }

        /** The title: {@code None of 98 writes acknowledged by T is lost, none from after T is there}. */
        public String finding() {
            long lost = count(Fate.LOST);
            long due = lost + count(Fate.KEPT);
            long beyond = count(Fate.BEYOND);
            return (lost == 0 ? "None" : lost) + " of " + due + " writes acknowledged by T "
                    + (lost > 1 ? "are" : "is") + " lost, " + (beyond == 0 ? "none" : beyond) + " from after T "
                    + (beyond > 1 ? "are" : "is") + " there";
        }

        private long count(Fate fate) {
            return writes.stream().filter(write -> write.fate() == fate).count();
        }
    }

    private LedgerChart(LedgerStory story) {
        this.story = story;
        Instant first =
                story.writes().stream().map(Write::at).min(Instant::compareTo).orElseThrow();
        Instant last =
                story.writes().stream().map(Write::at).max(Instant::compareTo).orElseThrow();
        Instant from = first.isBefore(story.target()) ? first : story.target();
        Instant to = last.isAfter(story.declaredAt()) ? last : story.declaredAt();
        Duration margin = Duration.between(from, to).dividedBy(50);
        this.scale = new TimeScale(story.target(), from.minus(margin), to.plus(margin));
        Duration wanted = Duration.between(from, to).dividedBy(SLICES);
        this.slice = wanted.compareTo(Duration.ofMillis(1)) > 0 ? wanted : Duration.ofMillis(1);
    }

    public static ChartImage draw(LedgerStory story) {
        if (story.writes().isEmpty()) {
            return ChartImage.missing(story.finding(), "chart left out, the ledger holds no write");
        }
        return ChartCanvas.draw(story.finding(), () -> chart(story));
    }

    static JFreeChart chart(LedgerStory story) {
        return new LedgerChart(story).chart();
    }

    private JFreeChart chart() {
        var lane = new EventLane(
                scale,
                List.of(
                        new EventLane.Event("restore target T", story.target()),
                        new EventLane.Event("disaster declared", story.declaredAt())));
        XYPlot writes = writes();
        writes.addDomainMarker(
                ChartStyle.shade(scale.at(story.target()), scale.at(story.declaredAt()), ""), Layer.BACKGROUND);
        lane.drawLines(writes);
        var plot = new CombinedDomainXYPlot(scale.axis("the restore target T"));
        plot.setGap(0);
        plot.add(lane.plot(), lane.rows());
        plot.add(writes, 15);
        String details =
                story.writes().size() + " writes of the drill, held against the restored database, in slices of "
                        + Seconds.of(slice) + "; shaded what was written past T";
        return ChartStyle.chart(story.finding(), details, plot, true);
    }

    private XYPlot writes() {
        var bars = new XYIntervalSeriesCollection();
        var renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new StandardXYBarPainter());
        var series = new EnumMap<Fate, XYIntervalSeries>(Fate.class);
        long highest = 1;
        for (Map.Entry<Long, Map<Fate, Long>> one : slices().entrySet()) {
            long below = 0;
            for (Map.Entry<Fate, Long> part : one.getValue().entrySet()) {
                XYIntervalSeries bar =
                        series.computeIfAbsent(part.getKey(), fate -> new XYIntervalSeries(fate.meaning));
                add(bar, one.getKey(), below, below + part.getValue());
                below += part.getValue();
            }
            highest = Math.max(highest, below);
        }
        series.forEach((fate, bar) -> {
            renderer.setSeriesPaint(bars.getSeriesCount(), fate.color);
            bars.addSeries(bar);
        });
        var axis = new NumberAxis("Writes in a slice");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setRange(0, highest * 1.15);
        ChartStyle.calm(axis);
        var plot = new XYPlot(bars, null, axis, renderer);
        ChartStyle.calm(plot);
        return plot;
    }

    private void add(XYIntervalSeries bar, long index, long from, long to) {
        double left = scale.at(story.target().plus(slice.multipliedBy(index)));
        double right = scale.at(story.target().plus(slice.multipliedBy(index + 1)));
        double air = (right - left) * 0.06;
        bar.add((left + right) / 2, left + air, right - air, to, from, to);
    }

    /** Counted from T, so that no slice has writes of both sides of it. */
    private Map<Long, Map<Fate, Long>> slices() {
        var slices = new TreeMap<Long, Map<Fate, Long>>();
        for (Write write : story.writes()) {
            long index =
                    Math.floorDiv(Duration.between(story.target(), write.at()).toNanos(), slice.toNanos());
            slices.computeIfAbsent(index, any -> new EnumMap<>(Fate.class)).merge(write.fate(), 1L, Long::sum);
        }
        return slices;
    }
}
