package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static List<RequestSample> of(RequestOutcome... outcomes) {
        return IntStream.range(0, outcomes.length)
                .mapToObj(i -> Requests.one(WRITE, i, outcomes[i], 10))
                .toList();
    }

    @Test
    void throttled_requests_are_no_samples_and_refused_ones_no_failures() {
        OperationEnvelope writes = Envelope.from(of(
                        RequestOutcome.OK,
                        RequestOutcome.THROTTLED,
                        RequestOutcome.REFUSED,
                        RequestOutcome.NOT_SENT,
                        RequestOutcome.UNKNOWN))
                .operations()
                .get(WRITE);
        assertThat(writes.samples()).isEqualTo(4);
        assertThat(writes.throttled()).isEqualTo(1);
        assertThat(writes.refused()).isEqualTo(1);
        assertThat(writes.errorRate()).isEqualTo(0.5);
    }

    @Test
    void quantiles_are_nearest_ranks_of_the_answers_alone() {
        List<RequestSample> samples = new ArrayList<>();
        IntStream.rangeClosed(1, 100).forEach(i -> samples.add(Requests.one(RECALL, i, RequestOutcome.OK, i)));
        samples.add(Requests.one(RECALL, 101, RequestOutcome.UNKNOWN, 30_000));
        OperationEnvelope recalls = Envelope.from(samples).operations().get(RECALL);
        assertThat(recalls.p50()).isEqualTo(Duration.ofMillis(50));
        assertThat(recalls.p95()).isEqualTo(Duration.ofMillis(95));
        assertThat(recalls.p99()).isEqualTo(Duration.ofMillis(99));
        assertThat(recalls.max()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void all_kinds_together_are_judged_as_one() {
        Envelope envelope =
                Envelope.from(of(RequestOutcome.OK, RequestOutcome.OK, RequestOutcome.OK, RequestOutcome.UNKNOWN));
        assertThat(envelope.samples()).isEqualTo(4);
        assertThat(envelope.errorRate()).isEqualTo(0.25);
    }

    @Test
    void the_p95_of_twenty_answers_is_the_nineteenth() {
        List<RequestSample> samples = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Requests.one(WRITE, i, RequestOutcome.OK, i))
                .toList();
        assertThat(Envelope.from(samples).overall().p95()).isEqualTo(Duration.ofMillis(19));
    }

    @Test
    void nothing_sent_is_an_envelope_of_no_samples() {
        assertThat(Envelope.from(List.of()).samples()).isZero();
        assertThat(Envelope.from(List.of()).errorRate()).isZero();
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        List<RequestSample> samples = new ArrayList<>(
                new Requests(3).add(WRITE, 70, 0.1, 20).add(RECALL, 40, 0.2, 60).list());
        Envelope ordered = Envelope.from(samples);
        Collections.shuffle(samples, new Random(9));
        assertThat(Envelope.from(samples)).isEqualTo(ordered);
    }

    @Test
    void a_sound_steady_state_holds_as_a_premise() {
        assertThat(SteadyState.premise(
                        Envelope.from(new Requests(1).add(WRITE, 200, 0, 20).list()), 100, 0.01))
                .isEqualTo(Premise.holds());
    }

    @Test
    void an_unsound_steady_state_says_what_is_wrong_with_it() {
        assertThat(broken(of(RequestOutcome.OK), 2, 0.01)).contains("has 1 request, at least 2 needed");
        assertThat(broken(of(RequestOutcome.OK, RequestOutcome.NOT_SENT), 2, 0.01))
                .contains("error rate of 50 %");
        assertThat(broken(of(RequestOutcome.OK, RequestOutcome.REFUSED), 2, 0.01))
                .contains("1 refused request");
        assertThat(broken(of(RequestOutcome.OK, RequestOutcome.THROTTLED), 1, 0.01))
                .contains("50 % of its requests");
    }

    @Test
    void a_steady_state_at_its_limits_is_sound() {
        List<RequestSample> oneOfTen =
                new ArrayList<>(Collections.nCopies(9, of(RequestOutcome.OK).get(0)));
        oneOfTen.add(of(RequestOutcome.SERVER_ERROR).get(0));
        assertThat(SteadyState.premise(Envelope.from(oneOfTen), 10, 0.1)).isEqualTo(Premise.holds());

        List<RequestSample> oneOfTwenty =
                new ArrayList<>(Collections.nCopies(19, of(RequestOutcome.OK).get(0)));
        oneOfTwenty.add(of(RequestOutcome.THROTTLED).get(0));
        assertThat(SteadyState.premise(Envelope.from(oneOfTwenty), 19, 0)).isEqualTo(Premise.holds());
        oneOfTwenty.remove(0);
        assertThat(broken(oneOfTwenty, 18, 0)).contains("5.3 % of its requests");
    }

    @Test
    void an_envelope_adds_up_or_is_refused() {
        LatencyQuantiles none = LatencyQuantiles.of(List.of());
        assertThat(new OperationEnvelope(3, 2, 1, 0, none).errorRate()).isEqualTo(2.0 / 3);
        assertThat(new OperationEnvelope(0, 0, 0, 0, none).errorRate()).isZero();
        for (long[] figures : new long[][] {{3, 3, 1, 0}, {3, -1, 1, 0}, {3, 1, -1, 0}, {3, 1, 1, -1}}) {
            assertThatThrownBy(() -> new OperationEnvelope(figures[0], figures[1], figures[2], figures[3], none))
                    .hasMessageContaining("expected at most as many as samples");
        }
    }

    @Test
    void one_answer_is_all_its_quantiles() {
        Duration only = Duration.ofMillis(7);
        assertThat(LatencyQuantiles.of(List.of(only))).isEqualTo(new LatencyQuantiles(1, only, only, only, only));
        assertThat(LatencyQuantiles.of(List.of()).max()).isZero();
    }

    @Test
    void a_tolerance_within_its_range_is_taken_and_one_beyond_is_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new EnvelopeTolerance(0, 1, Duration.ZERO, 1, second).errorRate())
                .isZero();
        assertThatThrownBy(() -> new EnvelopeTolerance(-0.01, 1, Duration.ZERO, 1, second))
                .hasMessageContaining("expected 0 ≤ rate < 1");
        assertThatThrownBy(() -> new EnvelopeTolerance(1, 1, Duration.ZERO, 1, second))
                .hasMessageContaining("expected 0 ≤ rate < 1");
        assertThatThrownBy(() -> new EnvelopeTolerance(0, 0.99, Duration.ZERO, 1, second))
                .hasMessageContaining("factor ≥ 1");
        assertThatThrownBy(() -> new EnvelopeTolerance(0, 1, Duration.ofNanos(-1), 1, second))
                .hasMessageContaining("floor ≥ 0");
        assertThatThrownBy(() -> new EnvelopeTolerance(0, 1, Duration.ZERO, 0, second))
                .hasMessageContaining("expected at least 1");
        assertThatThrownBy(() -> new EnvelopeTolerance(0, 1, Duration.ZERO, 1, Duration.ZERO))
                .hasMessageContaining("more than zero");
        assertThatThrownBy(() -> new EnvelopeTolerance(0, 1, Duration.ZERO, 1, second.negated()))
                .hasMessageContaining("more than zero");
    }

    @Test
    void the_limit_of_latency_is_a_multiple_of_the_p95_and_no_less_than_the_floor() {
        var tolerance = new EnvelopeTolerance(0, 2, Duration.ofMillis(50), 1, Duration.ofSeconds(1));
        assertThat(tolerance.latencyLimit(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(80));
        assertThat(tolerance.latencyLimit(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(50));
    }

    private static String broken(List<RequestSample> samples, long minimum, double highest) {
        return SteadyState.premise(Envelope.from(samples), minimum, highest)
                .broken()
                .orElseThrow();
    }
}
