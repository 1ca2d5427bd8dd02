package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.SustainedShare.Mark;
import dev.aionis.drill.criteria.SustainedShare.Window;
import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Marks a second apart, one letter each: g good, b bad. A window is 5 s, so it holds five and the sixth closes it. */
class SustainedShareTest {

    private static final Instant FROM = Instant.parse("2026-02-28T11:00:00Z");

    private static EnvelopeReturn find(String marks, double allowed) {
        return find(marks, allowed, new Window(Duration.ofSeconds(5), 5, Duration.ofSeconds(1)));
    }

    private static EnvelopeReturn find(String marks, double allowed, Window window) {
        var all = IntStream.range(0, marks.length())
                .mapToObj(second -> new Mark(at(second), marks.charAt(second) == 'b'))
                .toList();
        return new SustainedShare(all, allowed, window).findFrom(FROM, "error rate");
    }

    /** The first mark is due a second after the search begins. */
    private static Instant at(int second) {
        return FROM.plusSeconds(1 + second);
    }

    @Test
    void a_window_of_good_requests_that_the_next_one_closes_is_a_return_to_its_first() {
        assertThat(find("gggggg", 0.2).at()).contains(new BoundedInstant(FROM, at(0)));
        assertThat(find("ggggggggg", 0.2).at()).as("the first of several").contains(new BoundedInstant(FROM, at(0)));
        assertThat(find("ggggg", 0.2).judged()).as("that nothing closes").isFalse();
    }

    @Test
    void a_return_is_after_the_request_before_it() {
        EnvelopeReturn found = find("bbgggggg", 0.2);
        assertThat(found.at()).contains(new BoundedInstant(at(1), at(2)));
        assertThat(found.why()).isEqualTo("error rate at most 20 % from then on");
    }

    @Test
    void a_share_that_is_just_what_is_allowed_holds_and_one_above_it_at_any_point_does_not() {
        assertThat(find("ggggbg", 0.2).at()).as("one of five").contains(new BoundedInstant(FROM, at(0)));
        assertThat(find("gggbgg", 0.2).at()).as("one of four").isEmpty();
    }

    @Test
    void the_request_that_closes_a_window_is_not_of_it() {
        assertThat(find("gggggb", 0.1).at()).contains(new BoundedInstant(FROM, at(0)));
    }

    @Test
    void a_window_that_strays_by_no_more_than_chance_does_not_void_a_return() {
        assertThat(find("ggggggbbbggg", 0.2).at())
                .as("three of five, which one in twenty shows at 20 %")
                .contains(new BoundedInstant(FROM, at(0)));
        assertThat(find("bbbbbbbggggggbbbggg", 0.2).at())
                .as("the same after an outage")
                .contains(new BoundedInstant(at(6), at(7)));
    }

    @Test
    void a_window_that_is_no_chance_voids_a_return() {
        EnvelopeReturn found = find("ggggggbbbbgg", 0.2);
        assertThat(found.at()).isEmpty();
        assertThat(found.outsideUntil()).contains(at(6));
        assertThat(found.why()).isEqualTo("error rate last seen at 80 %, limit 20 %");
    }

    @Test
    void what_strays_and_never_holds_is_outside() {
        EnvelopeReturn once = find("bgbgbg", 0.2);
        assertThat(once.outsideUntil()).as("one window, the first").contains(at(0));
        assertThat(once.why()).isEqualTo("error rate last seen at 60 %, limit 20 %");
        assertThat(find("bgbgbgbgb", 0.2).outsideUntil())
                .as("the last that was closed")
                .contains(at(3));
    }

    @Test
    void a_window_of_too_few_is_not_judged() {
        Window six = new Window(Duration.ofSeconds(5), 6, Duration.ofSeconds(1));
        EnvelopeReturn found = find("gggggggg", 0.2, six);
        assertThat(found.judged()).isFalse();
        assertThat(found.why())
                .isEqualTo("error rate: no window of 5.0 s with 6 requests and no gap above 1.0 s, the fullest held 5");
    }

    @Test
    void a_gap_in_a_window_or_up_to_what_closes_it_leaves_it_unjudged() {
        Window close = new Window(Duration.ofSeconds(5), 5, Duration.ofMillis(999));
        assertThat(find("gggggggg", 0.2, close).judged()).isFalse();
    }

    @Test
    void no_requests_are_not_judged() {
        assertThat(find("", 0.2).judged()).isFalse();
    }
}
