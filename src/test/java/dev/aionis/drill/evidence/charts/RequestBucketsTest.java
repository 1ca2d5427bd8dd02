package dev.aionis.drill.evidence.charts;

import static dev.aionis.drill.evidence.charts.ChartSamples.START;
import static dev.aionis.drill.evidence.charts.ChartSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.charts.RequestBuckets.Slice;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestBucketsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_error_rate_counts_failures_and_neither_throttled_nor_refused_requests() {
        List<Slice> slices = slices(
                sample(0.1, RequestOutcome.OK, 5),
                sample(0.2, RequestOutcome.SERVER_ERROR, 5),
                sample(0.3, RequestOutcome.THROTTLED, 5),
                sample(0.4, RequestOutcome.REFUSED, 5));
        assertThat(slices).hasSize(1);
        assertThat(slices.get(0).errorRate()).contains(25.0);
        assertThat(slices.get(0).middle()).isEqualTo(at(0.5));
    }

    @Test
    void the_95th_percentile_is_the_nearest_rank_of_what_was_answered() {
        var samples = new ArrayList<RequestSample>();
        for (int i = 1; i <= 20; i++) {
            samples.add(sample(0.01 * i, RequestOutcome.OK, i));
        }
        samples.add(sample(0.5, RequestOutcome.UNKNOWN, 10_000));
        assertThat(slices(samples.toArray(RequestSample[]::new)).get(0).p95()).contains(19.0);
    }

    @Test
    void a_slice_without_requests_is_a_gap() {
        List<Slice> slices = slices(sample(0.1, RequestOutcome.OK, 5), sample(2.1, RequestOutcome.OK, 5));
        assertThat(slices).hasSize(3);
        assertThat(slices.get(1)).isEqualTo(new Slice(at(1.5), Optional.empty(), Optional.empty()));
    }

    @Test
    void slices_are_fine_where_there_are_enough_requests_and_long_where_the_drill_is() {
        assertThat(RequestBuckets.width(Duration.ofSeconds(30), 600)).isEqualTo(Duration.ofMillis(500));
        assertThat(RequestBuckets.width(Duration.ofSeconds(30), 599)).isEqualTo(SECOND);
        assertThat(RequestBuckets.width(Duration.ofHours(1), 1_000_000)).isEqualTo(Duration.ofSeconds(6));
    }

    private static List<Slice> slices(RequestSample... samples) {
        return RequestBuckets.of(List.of(samples), START, SECOND).slices();
    }

    private static RequestSample sample(double seconds, RequestOutcome outcome, long millis) {
        return new RequestSample(
                Operation.RECALL, "balancer", at(seconds), at(seconds), Duration.ofMillis(millis), outcome, 200);
    }
}
