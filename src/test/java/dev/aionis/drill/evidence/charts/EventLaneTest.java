package dev.aionis.drill.evidence.charts;

import static dev.aionis.drill.evidence.charts.ChartSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.ui.TextAnchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.aionis.drill.evidence.charts.ChartSamples#textCanBeDrawn")
class EventLaneTest {

    private static final TimeScale HUNDRED_SECONDS = new TimeScale(at(0), at(0), at(100));

    @Test
    void names_far_apart_share_a_row() {
        assertThat(lane(event("stopped", 0), event("restarted", 40), event("drained", 80))
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void names_that_would_touch_get_rows_of_their_own() {
        assertThat(lane(event("detected", 10), event("rollback", 11), event("ready", 12))
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void an_event_whose_line_would_cross_a_name_goes_below_it() {
        assertThat(lane(event("a", 0), event("a very long name of an event", 1), event("d", 15))
                        .rows())
                .isEqualTo(3);
        assertThat(lane(event("a", 0), event("a very long name of an event", 1), event("d", 50))
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void a_name_at_the_right_edge_lies_on_the_left_of_its_line() {
        EventLane lane = lane(event("drained", 30), event("recovered", 99));
        assertThat(anchors(lane)).containsExactly(TextAnchor.CENTER_LEFT, TextAnchor.CENTER_RIGHT);
        assertThat(lane.rows()).isEqualTo(1);
    }

    private static List<TextAnchor> anchors(EventLane lane) {
        return ((List<?>) lane.plot().getAnnotations())
                .stream()
                        .filter(XYTextAnnotation.class::isInstance)
                        .map(text -> ((XYTextAnnotation) text).getTextAnchor())
                        .toList();
    }

    private static EventLane.Event event(String label, double seconds) {
        return new EventLane.Event(label, at(seconds));
    }

    private static EventLane lane(EventLane.Event... events) {
        return new EventLane(HUNDRED_SECONDS, List.of(events));
    }
}
