package dev.aionis.drill.run;

import dev.aionis.drill.evidence.charts.ChartImage;
import dev.aionis.drill.evidence.charts.TrendChart;
import dev.aionis.drill.evidence.charts.TrendChart.Panel;
import dev.aionis.drill.evidence.charts.TrendChart.Point;
import dev.aionis.drill.evidence.charts.TrendChart.TrendStory;
import dev.aionis.drill.record.history.HistoryLine;
import dev.aionis.drill.record.history.TrackedFigure;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells the figures of the last drills as a chart. */
final class TrendDesk {

    static final String CHART = "charts/trend.png";

    private TrendDesk() {}

    /** @param lines the drills of one environment, the latest at the end */
    static ChartImage draw(List<HistoryLine> lines) {
        return TrendChart.draw(story(lines));
    }

    static TrendStory story(List<HistoryLine> lines) {
        List<HistoryLine> shown = lines.subList(Math.max(0, lines.size() - TrendChart.MOST_DRILLS), lines.size());
        return new TrendStory(
                shown.get(0).environment(),
                shown.stream().map(TrendDesk::name).toList(),
                Stream.of(TrackedFigure.values())
                        .map(figure -> new Panel(figure.title(), points(figure, shown)))
                        .toList());
    }

    private static List<Point> points(TrackedFigure tracked, List<HistoryLine> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(drill -> lines.get(drill).figure(tracked).stream()
                        .filter(figure -> figure.measured() != null)
                        .map(figure -> new Point(drill, figure.measured(), figure.objective(), figure.status())))
                .toList();
    }

    /** Day and number: {@code 02-28 #01}. */
    private static String name(HistoryLine line) {
        String id = line.drillId().value();
        String day = id.replaceFirst("^ha_drill_\\d{4}(\\d{2})(\\d{2})_.*$", "$1-$2");
        return day + " #" + id.substring(id.lastIndexOf('_') + 1);
    }
}
