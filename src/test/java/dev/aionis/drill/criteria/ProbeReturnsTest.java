package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.Requests.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeReturnsTest {

    private static final Duration SUSTAINED = Duration.ofSeconds(2);
    private static final EnvelopeTolerance TOLERANCE =
            new EnvelopeTolerance(0.02, 2, Duration.ofMillis(1), 20, Duration.ofSeconds(1));

    /** Ten seconds of steady state, and ten from the rollback on. */
    private static List<EnvelopeReturn> find(double interval, DoublePredicate bad) {
        List<ProbeSample> samples = IntStream.range(0, (int) (20 / interval))
                .mapToObj(i -> new ProbeSample(
                        "write acme", at(i * interval), at(i * interval + 0.01), !bad.test(i * interval), ""))
                .toList();
        return ProbeReturns.find(Map.of("write acme", samples), at(10), TOLERANCE, at(10), SUSTAINED);
    }

    @Test
    void a_probe_that_is_answered_again_is_back_from_then_on() {
        EnvelopeReturn found = find(0.2, second -> second > 8 && second < 13).get(0);

        assertThat(found.at().orElseThrow().latest()).isBetween(at(12.9), at(13.3));
    }

    @Test
    void a_probe_that_fails_for_good_is_outside_and_named() {
        EnvelopeReturn found = find(0.2, second -> second > 10.1).get(0);

        assertThat(found.at()).isEmpty();
        assertThat(found.judged()).isTrue();
        assertThat(found.why()).isEqualTo("error rate of probe 'write acme' last seen at 100 %, limit 2 %");
    }

    @Test
    void what_failed_in_the_steady_state_may_fail_afterwards() {
        DoublePredicate everyFifth = second -> Math.round(second * 5) % 5 == 0;

        assertThat(find(0.2, everyFifth).get(0).at()).isPresent();
        assertThat(find(0.2, second -> second > 10 && everyFifth.test(second))
                        .get(0)
                        .at())
                .isEmpty();
    }

    @Test
    void a_probe_that_stays_away_from_its_schedule_is_not_judged() {
        List<ProbeSample> samples = IntStream.range(0, 50)
                .mapToObj(i -> new ProbeSample("read", at(i * 0.2), at(i * 0.2), true, ""))
                .toList();

        assertThat(ProbeReturns.find(Map.of("read", samples), at(9.9), TOLERANCE, at(10), SUSTAINED))
                .singleElement()
                .satisfies(found -> assertThat(found.judged()).isFalse());
    }

    @Test
    void a_probe_that_asks_too_rarely_for_the_window_is_left_out() {
        assertThat(find(0.3, second -> second > 8)).hasSize(1);
        assertThat(find(0.4, second -> second > 8)).isEmpty();
        assertThat(ProbeReturns.find(
                        Map.of("read", List.of(new ProbeSample("read", at(1), at(1), true, ""))),
                        at(10),
                        TOLERANCE,
                        at(10),
                        SUSTAINED))
                .isEmpty();
    }

    @Test
    void the_error_rate_is_back_only_with_every_probe() {
        var requests = new ReturnToEnvelope(
                EnvelopeReturn.returned(BoundedInstant.exactly(at(11)), "requests"),
                EnvelopeReturn.returned(BoundedInstant.exactly(at(11)), "requests"));

        ReturnToEnvelope found = requests.alsoFor(find(0.2, second -> second > 8));

        assertThat(found.errorRate().at()).isEmpty();
        assertThat(found.latency().at()).isPresent();
        assertThat(requests.alsoFor(List.of())).isEqualTo(requests);
    }
}
