package dev.aionis.drill.record.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.record.html.SpanChart.Kind;
import dev.aionis.drill.record.html.SpanChart.Stretch;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpanChartTest {

    private static final Pattern BAR =
            Pattern.compile("<rect class=\"(\\w+)\" x=\"([\\d.-]+)\" y=\"([\\d.-]+)\" width=\"([\\d.]+)\"");

    @Test
    void stretches_lie_on_one_scale_below_each_other() {
        List<MatchResult> bars = bars(new SpanChart("Restored in 4 s", "T")
                .row("fetch", new Stretch(0, 1), "1 s", Kind.MAIN)
                .row("replay", new Stretch(1, 4), "3 s", Kind.ASIDE));

        assertThat(bars).extracting(bar -> bar.group(1)).containsExactly("main", "aside");
        assertThat(x(bars.get(1))).isEqualTo(x(bars.get(0)) + width(bars.get(0)));
        assertThat(width(bars.get(1))).isEqualTo(3 * width(bars.get(0)));
        assertThat(Double.parseDouble(bars.get(1).group(3)))
                .isGreaterThan(Double.parseDouble(bars.get(0).group(3)));
    }

    @Test
    void what_began_before_zero_is_within_the_chart() {
        List<MatchResult> bars = bars(new SpanChart("Rolled back", "deployed")
                .row("down", new Stretch(-2, -1), "1 s", Kind.HARM)
                .row("rollback", new Stretch(0, 2), "2 s", Kind.MAIN));

        assertThat(x(bars.get(0))).as("right of the names").isEqualTo(190);
        assertThat(x(bars.get(1))).isEqualTo(x(bars.get(0)) + 2 * width(bars.get(0)));
    }

    @Test
    void what_is_too_short_to_be_drawn_is_seen_even_so() {
        assertThat(width(bars(new SpanChart("f", "z")
                                .row("long", new Stretch(0, 1000), "", Kind.MAIN)
                                .row("short", new Stretch(1000, 1000), "0 s", Kind.MAIN))
                        .get(1)))
                .isEqualTo(2);
    }

    @Test
    void an_objective_that_is_near_is_drawn_and_one_far_off_is_named() {
        var near = new SpanChart("f", "z")
                .row("a", new Stretch(0, 10), "", Kind.MAIN)
                .limit(12, "objective ≤ 12 s");
        var far = new SpanChart("f", "z")
                .row("a", new Stretch(0, 10), "", Kind.MAIN)
                .limit(100, "objective ≤ 100 s");
        assertThat(near.tag().toString()).contains("class=\"limit\"", "dashed line: objective ≤ 12 s");
        assertThat(far.tag().toString())
                .doesNotContain("class=\"limit\"")
                .contains("beyond this chart: objective ≤ 100 s");
    }

    @Test
    void all_that_is_drawn_is_said_too_whole_where_the_drawing_has_no_room() {
        String name = "a phase with a name that is far too long for the room that it has";
        String svg = new SpanChart("Restored in 4 s", "T")
                .row(name, new Stretch(0, 4), "4 s", Kind.MAIN)
                .tag()
                .toString();
        assertThat(svg)
                .contains("role=\"img\" aria-label=\"Restored in 4 s. 0 s: T. " + name + ": 4 s.\"")
                .contains("a phase with a name that…</text>");
    }

    @Test
    void a_chart_of_nothing_but_a_moment_can_be_drawn() {
        assertThat(new SpanChart("f", "z")
                        .row("a", new Stretch(0, 0), "0 s", Kind.MAIN)
                        .tag()
                        .toString())
                .doesNotContain("NaN", "Infinity");
        assertThat(new SpanChart("f", "z").isEmpty()).isTrue();
    }

    @Test
    void a_stretch_that_ends_before_it_begins_is_none() {
        assertThatThrownBy(() -> new Stretch(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stretch(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<MatchResult> bars(SpanChart chart) {
        Stream<MatchResult> found = BAR.matcher(chart.tag().toString()).results();
        return found.toList();
    }

    private static double x(MatchResult bar) {
        return Double.parseDouble(bar.group(2));
    }

    private static double width(MatchResult bar) {
        return Double.parseDouble(bar.group(4));
    }
}
