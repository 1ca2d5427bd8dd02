package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

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

    private static String broken(List<RequestSample> samples, long minimum, double highest) {
        return SteadyState.premise(Envelope.from(samples), minimum, highest)
                .broken()
                .orElseThrow();
    }
}
