package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.cli.SampleRecord;
import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    @Test
    void a_truth_within_the_bound_is_inside_and_the_error_is_its_distance_from_the_middle() {
        Comparison one = compared(100, BoundedInstant.exactly(NOON.plusMillis(40)));

        assertThat(one.inside()).isTrue();
        assertThat(one.bound()).isCloseTo(0.1, within(1e-9));
        assertThat(one.error()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void a_truth_beyond_the_bound_on_either_side_is_outside() {
        assertThat(compared(100, BoundedInstant.exactly(NOON.plusMillis(101))).inside())
                .isFalse();
        assertThat(compared(100, BoundedInstant.exactly(NOON.minusMillis(101))).inside())
                .isFalse();
        assertThat(compared(100, BoundedInstant.exactly(NOON.plusMillis(100))).inside())
                .isTrue();
    }

    @Test
    void a_truth_that_is_itself_not_known_better_speaks_against_a_figure_only_where_all_of_it_does() {
        var truth = new BoundedInstant(NOON.plusMillis(50), NOON.plusMillis(500));

        assertThat(compared(100, truth).inside()).isTrue();
        assertThat(compared(100, truth).error()).isCloseTo(0.05, within(1e-9));
        assertThat(compared(40, truth).inside()).isFalse();
    }

    @Test
    void the_records_that_are_shipped_as_samples_are_inside_their_bounds() {
        List<Comparison> compared =
                MeasurementErrorPage.of(SampleRecord.folders().get(0));

        assertThat(compared)
                .extracting(Comparison::figure)
                .contains(
                        "rto",
                        "end of RTO phase",
                        "outage of a replica, its begin",
                        "outage of a replica, its end",
                        "rollback-slo",
                        "pause of the worker",
                        "alert fired",
                        "rows lost or altered in a clean drill");
        assertThat(new MeasurementErrorPage(compared).outside()).isEmpty();
    }

    private static Comparison compared(long plusMinusMillis, BoundedInstant truth) {
        return Comparison.of("rto", BoundedInstant.around(NOON, Duration.ofMillis(plusMinusMillis)), "a log", truth);
    }
}
