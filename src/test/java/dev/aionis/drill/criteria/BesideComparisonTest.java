package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.Requests.at;
import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BesideComparisonTest {

    private static final double ALPHA = 0.001;
    private static final List<RequestSample> SOUND = load(1, 0);

    private static List<RequestSample> load(long seed, double errorRate) {
        return new Requests(seed)
                .add(WRITE, 150, errorRate, 20)
                .add(RECALL, 80, errorRate, 20)
                .list();
    }

    private static CanaryVerdict compared(List<RequestSample> baseline, List<RequestSample> canary) {
        return CanaryComparison.compare(baseline, canary, new CanaryTolerance(ALPHA, 60, Duration.ofMillis(20), 0.2));
    }

    /** Five seconds before the candidate and five since. */
    private static Map<String, List<ProbeSample>> probe(IntPredicate bad) {
        return Map.of(
                "read acme",
                IntStream.range(0, 50)
                        .mapToObj(i -> new ProbeSample("read acme", at(i * 0.2), at(i * 0.2), !bad.test(i), ""))
                        .toList());
    }

    private static Premise premise(
            List<RequestSample> baseline, List<RequestSample> canary, Map<String, List<ProbeSample>> probes) {
        return BesideComparison.premise(compared(baseline, canary), SOUND, baseline, probes, at(5), ALPHA);
    }

    @Test
    void a_healthy_candidate_beside_which_nothing_got_worse_stays_healthy() {
        assertThat(premise(load(2, 0), load(3, 0), probe(i -> false)).broken()).isEmpty();
    }

    @Test
    void what_failed_before_the_candidate_came_is_not_its_doing() {
        assertThat(premise(load(2, 0), load(3, 0), probe(i -> i % 2 == 0)).broken())
                .isEmpty();
    }

    @Test
    void some_bad_probes_are_chance() {
        assertThat(premise(load(2, 0), load(3, 0), probe(i -> i > 25 && i < 31)).broken())
                .isEmpty();
    }

    @Test
    void a_candidate_that_only_another_tenant_suffers_from_is_not_healthy() {
        assertThat(premise(load(2, 0), load(3, 0), probe(i -> i >= 25 && i % 2 == 0))
                        .broken()
                        .orElseThrow())
                .isEqualTo("since the candidate took requests, what the comparison cannot show got worse: error rate of"
                        + " probe 'read acme' 48 % (12 of 25) against 0 % (0 of 25), p = 4e-5");
    }

    @Test
    void a_candidate_beside_a_baseline_that_fails_alike_is_not_healthy() {
        assertThat(premise(load(2, 0.3), load(3, 0.3), probe(i -> false))
                        .broken()
                        .orElseThrow())
                .contains("error rate of the baseline");
    }

    @Test
    void a_candidate_that_was_found_out_is_found_out_whatever_else_happened() {
        assertThat(premise(load(2, 0), load(3, 0.4), probe(i -> i >= 25)).broken())
                .isEmpty();
    }
}
