package dev.aionis.drill.evidence.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.charts.TrendChart.Panel;
import dev.aionis.drill.evidence.charts.TrendChart.Point;
import dev.aionis.drill.evidence.charts.TrendChart.TrendStory;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.aionis.drill.evidence.charts.ChartSamples#textCanBeDrawn")
class TrendChartTest {

    private static final Path PICTURES = Path.of("target/charts");

    @Test
    void pictures_of_one_drill_and_of_many() throws IOException {
        keep("trend-one", story(1));
        keep("trend-twelve", story(12));
    }

    @Test
    void each_figure_has_a_panel_with_its_unit_and_a_figure_never_measured_has_none() {
        var plot = (CombinedDomainXYPlot) TrendChart.chart(story(3)).getPlot();

        assertThat(plot.getSubplots())
                .extracting(panel -> panel.getRangeAxis().getLabel())
                .containsExactly("RTO (s)", "RPO (rows)", "Rollback time (s)", "Drain time (s)");
    }

    @Test
    void an_objective_far_above_does_not_press_the_figures_down() {
        var story = new TrendStory("local", List.of("02-28 #01"), List.of(seconds("RTO", 300, 4.2)));

        XYPlot plot = ((CombinedDomainXYPlot) TrendChart.chart(story).getPlot())
                .getSubplots()
                .get(0);

        assertThat(plot.getRangeAxis().getUpperBound()).isLessThan(10);
        assertThat(plot.getAnnotations())
                .anyMatch(note -> note instanceof XYTextAnnotation text
                        && text.getText().equals("objective ≤ 300 s, further up"));
    }

    @Test
    void an_objective_that_was_changed_is_drawn_where_it_can_be_and_told_where_it_cannot() throws IOException {
        var story = new TrendStory(
                "local",
                List.of("02-28 #01", "02-28 #02"),
                List.of(new Panel(
                        "RTO",
                        List.of(point(0, new Measure(2.7, "s", 0.01), 30), point(1, new Measure(2.9, "s", 0.01), 1)))));
        keep("trend-changed-objective", story);

        XYPlot plot = ((CombinedDomainXYPlot) TrendChart.chart(story).getPlot())
                .getSubplots()
                .get(0);

        assertThat(plot.getRangeAxis().getUpperBound()).isLessThan(10);
        assertThat(plot.getAnnotations())
                .filteredOn(note -> note instanceof XYTextAnnotation)
                .extracting(note -> ((XYTextAnnotation) note).getText())
                .contains("objective ≤ 30 s of 02-28 #01, further up")
                .noneMatch(text -> text.startsWith("objective ≤ 1 s"));
        // a gap between the two, since nothing holds between two drills
        assertThat(plot.getDataset(1).getY(0, 2)).isNull();
    }

    @Test
    void its_title_says_how_the_latest_drill_did() {
        assertThat(story(12).finding()).isEqualTo("The last 12 drills of staging-ha: the latest met 2 of 4 objectives");
        assertThat(story(1).finding()).isEqualTo("The first drill of staging-ha met 4 of 4 objectives");
        assertThat(TrendChart.draw(new TrendStory("local", List.of("02-28 #01"), List.of()))
                        .whyNot())
                .isEqualTo("chart left out, no drill measured any of its figures");
    }

    private static void keep(String name, TrendStory story) throws IOException {
        byte[] png = TrendChart.draw(story).png().orElseThrow();
        Files.write(Files.createDirectories(PICTURES).resolve(name + ".png"), png);
        assertThat(png.length).isLessThan(400_000);
    }

    private static TrendStory story(int drills) {
        double[] rto = {4.2, 4.4, 4.1, 4.9, 4.3, 5.1, 6.2, 6.0, 7.4, 9.1, 12.3, 31.2};
        double[] rollback = {5.1, 4.9, 5.3, 5.0, 21.4, 5.2, 5.1, 4.8, 5.0, 5.1, 5.4, 5.2};
        double[] drain = {6.9, 7.1, 7.0, 8.2, 7.3, 6.8, 7.7, 7.0, 7.2, 7.4, 7.1, 29.98};
        var rows = new ArrayList<Point>();
        for (int drill = 0; drill < drills; drill++) {
            rows.add(point(drill, Measure.count(drill == 7 ? 3 : 0, "rows"), 0));
        }
        return new TrendStory(
                "staging-ha",
                IntStream.rangeClosed(1, drills)
                        .mapToObj("02-%02d #01"::formatted)
                        .toList(),
                List.of(
                        seconds("RTO", 30, java.util.Arrays.copyOf(rto, drills)),
                        new Panel("RPO", rows),
                        new Panel("never measured", List.of()),
                        seconds("Rollback time", 20, java.util.Arrays.copyOf(rollback, drills)),
                        seconds("Drain time", 30, java.util.Arrays.copyOf(drain, drills))));
    }

    private static Panel seconds(String title, double objective, double... values) {
        return new Panel(
                title,
                IntStream.range(0, values.length)
                        .mapToObj(drill -> point(drill, new Measure(values[drill], "s", 0.05), objective))
                        .toList());
    }

    private static Point point(int drill, Measure measured, double objective) {
        Objective held = Objective.atMost(objective, measured.unit());
        CriterionStatus status = Criterion.judge("x", "x", measured, held, "x").status();
        return new Point(drill, measured, held, status);
    }
}
