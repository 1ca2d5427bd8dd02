package dev.aionis.drill.evidence.charts;

import static dev.aionis.drill.evidence.charts.ChartSamples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.model.StopMode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIf("dev.aionis.drill.evidence.charts.ChartSamples#textCanBeDrawn")
class ChartsTest {

    /** Kept for whoever wants to look at them. */
    private static final Path PICTURES = Path.of("target/charts");

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("restore", RestoreChart.draw(ChartSamples.restore(6))),
                Arguments.of("restore-objective-far", RestoreChart.draw(ChartSamples.restore(30))),
                Arguments.of("ledger", LedgerChart.draw(ChartSamples.ledger(0))),
                Arguments.of("ledger-lost", LedgerChart.draw(ChartSamples.ledger(40))),
                Arguments.of("restore-impossible", RestoreChart.draw(ChartSamples.restore(0.001))),
                Arguments.of("backlog-three-hours", BacklogChart.draw(ChartSamples.longBacklog())),
                Arguments.of("restore-missed", RestoreChart.draw(ChartSamples.restore(3))),
                Arguments.of("backlog", BacklogChart.draw(ChartSamples.backlog(Optional.of(20.1)))),
                Arguments.of("backlog-not-drained", BacklogChart.draw(ChartSamples.backlog(Optional.empty()))),
                Arguments.of("rollback", RollbackChart.draw(ChartSamples.rollback(List.of("balancer")))),
                Arguments.of(
                        "rollback-targets", RollbackChart.draw(ChartSamples.rollback(List.of("baseline", "canary")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void a_chart_is_a_png_of_2400_by_1260(String name, ChartImage image) throws IOException {
        assertThat(image.whyNot()).isEmpty();
        byte[] png = image.png().orElseThrow();
        Files.write(Files.createDirectories(PICTURES).resolve(name + ".png"), png);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(2400);
        assertThat(picture.getHeight()).isEqualTo(1260);
        assertThat(png.length).isLessThan(400_000);
    }

    @Test
    void the_restore_is_a_waterfall_of_its_phases_and_the_whole() {
        JFreeChart chart = RestoreChart.chart(ChartSamples.restore(6));
        var bars = (XYIntervalSeriesCollection) chart.getXYPlot().getDataset();
        assertThat(names(bars))
                .hasSize(11)
                .startsWith("declared", "fetch base backup")
                .endsWith("smoke passed", "RTO");
        assertThat(bars.getStartYValue(3, 0)).isCloseTo(1.5, within(1e-6));
        assertThat(bars.getEndYValue(3, 0)).isCloseTo(3.4, within(1e-6));
        assertThat(bars.getEndYValue(10, 0)).isEqualTo(4.21);
        assertThat(chart.getTitle().getText()).isEqualTo("Restored in 4.2 s (objective 6 s)");
    }

    @Test
    void the_objective_of_a_restore_is_a_line_or_said_to_be_out_of_sight() {
        assertThat(objectiveLine(6).getValue()).isEqualTo(6.0);
        assertThat(objectiveLine(6).getLabel()).isEqualTo("objective 6 s");
        assertThat(objectiveLine(30).getLabel()).isEqualTo("objective 30 s, further right");
        assertThat(objectiveLine(30).getValue()).isLessThan(10);
    }

    @Test
    void a_restore_is_shaded_from_the_declared_disaster_to_the_restored_database() {
        var shade = (IntervalMarker) RestoreChart.chart(ChartSamples.restore(6))
                .getXYPlot()
                .getRangeMarkers(Layer.BACKGROUND)
                .iterator()
                .next();
        assertThat(shade.getStartValue()).isZero();
        assertThat(shade.getEndValue()).isEqualTo(4.21);
    }

    @Test
    void the_ledger_is_counted_on_both_sides_of_the_target_and_every_write_is_in_a_bar() {
        var story = ChartSamples.ledger(40);
        XYPlot bars = plot(LedgerChart.chart(story), 1);
        assertThat(names(bars.getDataset()))
                .containsExactly(
                        "acknowledged by T, and there",
                        "acknowledged by T, and lost",
                        "from after T, and rightly absent");
        assertThat(counted(bars.getDataset())).isEqualTo(story.writes().size());
        assertThat(shades(bars)).hasSize(1).allSatisfy(shade -> {
            assertThat(shade.getStartValue()).isZero();
            assertThat(shade.getEndValue()).isEqualTo(6.0);
        });
        assertThat(story.finding())
                .isEqualTo("40 of 400 writes acknowledged by T are lost, none from after T is there");
        assertThat(ChartSamples.ledger(0).finding())
                .isEqualTo("None of 400 writes acknowledged by T is lost, none from after T is there");
    }

    @Test
    void a_restore_that_took_too_long_says_so_in_its_title() {
        assertThat(ChartSamples.restore(3).finding()).isEqualTo("Restore took 4.2 s, over the objective of 3 s");
    }

    private static double counted(XYDataset bars) {
        double sum = 0;
        var heights = (IntervalXYDataset) bars;
        for (int series = 0; series < bars.getSeriesCount(); series++) {
            for (int bar = 0; bar < bars.getItemCount(series); bar++) {
                sum += heights.getEndYValue(series, bar) - heights.getStartYValue(series, bar);
            }
        }
        return sum;
    }

    @Test
    void the_backlog_shows_its_three_counts_and_the_prediction() {
        XYPlot rows = plot(BacklogChart.chart(ChartSamples.backlog(Optional.of(20.1))), 1);
        assertThat(names(rows.getDataset()))
                .containsExactly("pending", "claimed by a worker", "dead letters", "predicted drain");
        assertThat(rows.getDataset().getItemCount(0)).isEqualTo(201);
        assertThat(rows.getDataset().getXValue(3, 0)).isEqualTo(15.0);
        assertThat(rows.getDataset().getXValue(3, 1)).isCloseTo(18.7, within(1e-6));
    }

    @Test
    void the_worker_s_absence_is_shaded_and_its_events_are_marked_and_named() {
        JFreeChart chart = BacklogChart.chart(ChartSamples.backlog(Optional.of(20.1)));
        XYPlot rows = plot(chart, 1);
        assertThat(shades(rows))
                .extracting(shade -> shade.getStartValue(), shade -> shade.getEndValue(), shade -> shade.getLabel())
                .containsExactly(tuple(0.0, 15.0, "worker away"), tuple(18.0, 19.75, null));
        assertThat(lines(rows)).containsExactly(0.0, 9.4, 15.0, 18.0, 20.1);
        assertThat(texts(plot(chart, 0)))
                .containsExactly(
                        "worker killed 0.0 s",
                        "alert 9.4 s",
                        "restarted 15.0 s",
                        "claim shelf of 9 rows 18.0 s",
                        "drained 20.1 s");
        assertThat(chart.getTitle().getText()).isEqualTo("Backlog drained 5.1 s after the restart (objective 30 s)");
    }

    @Test
    void a_backlog_that_did_not_drain_has_no_such_mark() {
        JFreeChart chart = BacklogChart.chart(ChartSamples.backlog(Optional.empty()));
        assertThat(texts(plot(chart, 0))).containsExactly("worker killed 0.0 s", "alert 9.4 s", "restarted 15.0 s");
        assertThat(chart.getTitle().getText()).startsWith("Backlog did not drain");
    }

    @Test
    void the_rollback_shows_error_rate_and_latency_in_slices_for_each_target() {
        JFreeChart chart = RollbackChart.chart(ChartSamples.rollback(List.of("baseline", "canary")));
        XYPlot errors = plot(chart, 1);
        XYPlot latency = plot(chart, 2);
        assertThat(names(errors.getDataset())).containsExactly("baseline", "canary");
        assertThat(names(latency.getDataset())).containsExactly("baseline", "canary");
        assertThat(highest(errors.getDataset(), 0)).isZero();
        assertThat(highest(errors.getDataset(), 1)).isGreaterThan(10).isLessThanOrEqualTo(100);
        assertThat(highest(latency.getDataset(), 1)).isBetween(180.0, 300.0);
        assertThat(errors.getRangeAxis().getLabel()).isEqualTo("Error rate (%)");
        assertThat(latency.getRangeAxis().getLabel()).isEqualTo("Latency p95 (ms)");
    }

    @Test
    void the_moments_of_a_rollback_are_named_and_run_through_both_plots() {
        JFreeChart chart = RollbackChart.chart(ChartSamples.rollback(List.of("balancer")));
        assertThat(texts(plot(chart, 0)))
                .containsExactly(
                        "deployed 0.0 s",
                        "alert 4.4 s",
                        "detected 5.1 s",
                        "rollback 5.3 s",
                        "ready 7.1 s",
                        "recovered 8.2 s");
        assertThat(lines(plot(chart, 1))).containsExactly(0.0, 4.4, 5.1, 5.3, 7.1, 8.2);
        assertThat(lines(plot(chart, 2))).containsExactly(0.0, 4.4, 5.1, 5.3, 7.1, 8.2);
        assertThat(shades(plot(chart, 1)).get(0).getEndValue()).isEqualTo(7.1);
        assertThat(chart.getTitle().getText())
                .isEqualTo("Rolled back in 1.8 s (objective 10 s), recovered 1.1 s later");
    }

    @Test
    void a_chart_of_three_hours_keeps_its_peak_and_is_told_in_minutes() {
        XYPlot rows = plot(BacklogChart.chart(ChartSamples.longBacklog()), 1);
        assertThat(rows.getDataset().getItemCount(0)).isBetween(1000, 2000);
        assertThat(highest(rows.getDataset(), 0)).isEqualTo(9000);
        assertThat(texts(plot(BacklogChart.chart(ChartSamples.longBacklog()), 0)))
                .containsExactly("worker killed 0.0 min", "restarted 90.0 min", "drained 150.0 min");
    }

    @Test
    void without_samples_there_is_no_picture_but_a_reason() {
        var empty = new BacklogChart.BacklogStory(
                List.of(),
                StopMode.STOP,
                at(0),
                Optional.empty(),
                at(1),
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.empty(),
                Duration.ofSeconds(1));
        assertThat(BacklogChart.draw(empty).png()).isEmpty();
        assertThat(BacklogChart.draw(empty).whyNot())
                .isEqualTo("chart left out, the backlog was sampled less than twice");
    }

    @Test
    void a_runtime_that_cannot_draw_text_costs_the_picture_and_not_the_drill() {
        ChartImage image = ChartCanvas.draw("finding", () -> {
            throw new InternalError("Fontconfig head is null, check your fonts or fonts configuration");
        });
        assertThat(image.png()).isEmpty();
        assertThat(image.whyNot()).contains("cannot draw text (InternalError)").contains("install fontconfig");
    }

    @Test
    void a_chart_that_cannot_be_drawn_costs_the_picture_and_not_the_drill() {
        ChartImage image = ChartCanvas.draw("finding", () -> {
            throw new IllegalStateException("hunter2");
        });
        assertThat(image.png()).isEmpty();
        assertThat(image.whyNot()).contains("IllegalStateException").doesNotContain("hunter2");
    }

    private static ValueMarker objectiveLine(double objective) {
        Collection<?> markers =
                RestoreChart.chart(ChartSamples.restore(objective)).getXYPlot().getRangeMarkers(Layer.FOREGROUND);
        return (ValueMarker) markers.iterator().next();
    }

    private static XYPlot plot(JFreeChart chart, int index) {
        return ((CombinedDomainXYPlot) chart.getPlot()).getSubplots().get(index);
    }

    private static List<String> names(XYDataset dataset) {
        return IntStream.range(0, dataset.getSeriesCount())
                .mapToObj(i -> dataset.getSeriesKey(i).toString())
                .toList();
    }

    private static double highest(XYDataset dataset, int series) {
        return IntStream.range(0, dataset.getItemCount(series))
                .mapToDouble(i -> dataset.getYValue(series, i))
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
    }

    private static List<IntervalMarker> shades(XYPlot plot) {
        return ((Collection<?>) plot.getDomainMarkers(Layer.BACKGROUND))
                .stream().map(IntervalMarker.class::cast).toList();
    }

    private static List<Double> lines(XYPlot plot) {
        return ((Collection<?>) plot.getDomainMarkers(Layer.FOREGROUND))
                .stream().map(marker -> ((ValueMarker) marker).getValue()).toList();
    }

    private static List<String> texts(XYPlot plot) {
        return ((List<?>) plot.getAnnotations())
                .stream()
                        .filter(XYTextAnnotation.class::isInstance)
                        .map(text -> ((XYTextAnnotation) text).getText())
                        .toList();
    }
}
