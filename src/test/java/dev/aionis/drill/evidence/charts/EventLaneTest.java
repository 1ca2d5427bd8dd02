package dev.aionis.drill.evidence.charts;

import static dev.aionis.drill.evidence.charts.ChartSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        assertThat(lane(event("a very long name of an event", 0), event("b", 1), event("c", 2), event("d", 3))
                        .rows())
                .isEqualTo(4);
    }

    @Test
    void a_name_at_the_right_edge_lies_on_the_left_of_its_line() {
        assertThat(lane(event("drained", 30), event("recovered", 99)).rows()).isEqualTo(1);
        assertThat(lane(event("drained", 90), event("recovered", 99)).rows()).isEqualTo(2);
    }

    private static EventLane.Event event(String label, double seconds) {
        return new EventLane.Event(label, at(seconds));
    }

    private static EventLane lane(EventLane.Event... events) {
        return new EventLane(HUNDRED_SECONDS, List.of(events));
    }
}
