package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.CanaryVerdict.Decision.HEALTHY;
import static dev.aionis.drill.criteria.CanaryVerdict.Decision.REGRESSED;
import static dev.aionis.drill.criteria.CanaryVerdict.Decision.UNDECIDED;
import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.criteria.CanaryVerdict.Decision;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CanaryComparisonTest {

    private static final CanaryTolerance TOLERANCE = new CanaryTolerance(0.01, 100, Duration.ofMillis(5), 1);

    private static List<RequestSample> side(long seed, int each, double errorRate, double millis) {
        return new Requests(seed)
                .add(WRITE, each, errorRate, millis)
                .add(RECALL, each, errorRate, 3 * millis)
                .list();
    }

    private static long decisions(Decision wanted, int runs, IntFunction<CanaryVerdict> run) {
        return IntStream.range(0, runs)
                .mapToObj(run)
                .filter(verdict -> verdict.decision() == wanted)
                .count();
    }

    @Test
    @Tag("lengthy")
    void identical_distributions_are_healthy_in_99_percent_of_1000_runs() {
        long healthy = decisions(
                HEALTHY,
                1000,
                run -> CanaryComparison.compare(
                        side(2L * run, 100, 0.02, 20),
                        side(2L * run + 1, 60, 0.02, 20),
                        new CanaryTolerance(0.01, 100, Duration.ZERO, 1)));
        assertThat(healthy).isGreaterThanOrEqualTo(990);
    }

    @Test
    @Tag("lengthy")
    void identical_distributions_with_another_mix_of_operations_are_healthy() {
        long healthy = decisions(
                HEALTHY,
                200,
                run -> CanaryComparison.compare(
                        new Requests(run)
                                .add(WRITE, 150, 0, 20)
                                .add(RECALL, 50, 0, 60)
                                .list(),
                        new Requests(-1 - run)
                                .add(WRITE, 50, 0, 20)
                                .add(RECALL, 150, 0, 60)
                                .list(),
                        new CanaryTolerance(0.01, 100, Duration.ZERO, 1)));
        assertThat(healthy).isGreaterThanOrEqualTo(198);
    }

    @Test
    @Tag("lengthy")
    void a_two_percent_error_regression_over_2000_requests_is_found_with_power_of_99_percent() {
        long found = decisions(
                REGRESSED,
                100,
                run -> CanaryComparison.compare(
                        side(2L * run, 1000, 0.002, 20), side(2L * run + 1, 1000, 0.022, 20), TOLERANCE));
        assertThat(found).isGreaterThanOrEqualTo(99);
    }

    @Test
    @Tag("lengthy")
    void a_two_percent_error_regression_in_a_canary_slice_of_a_fifth_is_found_with_power_of_80_percent() {
        long found = decisions(
                REGRESSED,
                100,
                run -> CanaryComparison.compare(
                        side(2L * run, 800, 0, 20), side(2L * run + 1, 200, 0.02, 20), TOLERANCE));
        assertThat(found).isGreaterThanOrEqualTo(80);
    }

    @Test
    void a_latency_regression_beyond_tolerance_is_found_and_one_within_is_not() {
        List<RequestSample> baseline = side(1, 300, 0, 20);
        CanaryVerdict slower = CanaryComparison.compare(baseline, side(2, 300, 0, 35), TOLERANCE);
        CanaryVerdict within = CanaryComparison.compare(
                baseline, side(2, 300, 0, 35), new CanaryTolerance(0.01, 100, Duration.ofSeconds(1), 1));
        assertThat(slower.decision()).isEqualTo(REGRESSED);
        assertThat(slower.why()).contains("latency").contains("p <");
        assertThat(within.decision()).isEqualTo(HEALTHY);
        assertThat(within.smallestDetectableShift()).contains(Duration.ofSeconds(1));
    }

    @Test
    void a_regression_of_one_operation_is_found_behind_a_frequent_other() {
        CanaryVerdict verdict = CanaryComparison.compare(
                new Requests(1)
                        .add(WRITE, 60, 0, 20)
                        .add(RECALL, 2000, 0.01, 20)
                        .list(),
                new Requests(2)
                        .add(WRITE, 60, 0.4, 20)
                        .add(RECALL, 2000, 0.01, 20)
                        .list(),
                TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(REGRESSED);
        assertThat(verdict.why()).startsWith("error rate of write");
    }

    @Test
    void a_canary_that_refuses_what_the_baseline_accepts_is_regressed() {
        List<RequestSample> refusing = new ArrayList<>(side(2, 100, 0, 20));
        IntStream.range(0, 20).forEach(i -> refusing.add(Requests.one(WRITE, i, RequestOutcome.REFUSED, 1)));
        CanaryVerdict verdict = CanaryComparison.compare(side(1, 100, 0, 20), refusing, TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(REGRESSED);
        assertThat(verdict.why()).startsWith("refusal rate");
    }

    @Test
    void a_sample_that_is_too_small_is_undecided_however_bad() {
        CanaryVerdict verdict = CanaryComparison.compare(side(1, 200, 0, 20), side(2, 20, 1, 20), TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(UNDECIDED);
        assertThat(verdict.why()).isEqualTo("canary 40 and baseline 400 requests, 100 of each needed");
    }

    @Test
    void no_requests_at_all_are_undecided() {
        CanaryVerdict verdict = CanaryComparison.compare(List.of(), List.of(), TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(UNDECIDED);
        assertThat(verdict.smallestDetectableErrorRate()).isEmpty();
    }

    @Test
    void throttled_requests_do_not_fill_a_sample() {
        List<RequestSample> throttled = IntStream.range(0, 500)
                .mapToObj(i -> Requests.one(WRITE, i, RequestOutcome.THROTTLED, 1))
                .toList();
        CanaryVerdict verdict = CanaryComparison.compare(side(1, 100, 0, 20), throttled, TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(UNDECIDED);
        assertThat(verdict.canarySamples()).isZero();
    }

    @Test
    void an_operation_that_the_canary_never_served_is_undecided() {
        CanaryVerdict verdict = CanaryComparison.compare(
                side(1, 200, 0, 20), new Requests(2).add(RECALL, 400, 0, 60).list(), TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(UNDECIDED);
        assertThat(verdict.why()).startsWith("write has 0 canary");
    }

    @Test
    void a_healthy_sample_that_could_not_have_shown_what_must_be_detected_is_undecided() {
        var demanding = new CanaryTolerance(0.01, 100, Duration.ofMillis(5), 0.01);
        CanaryVerdict verdict = CanaryComparison.compare(side(1, 100, 0, 20), side(2, 100, 0, 20), demanding);
        assertThat(verdict.decision()).isEqualTo(UNDECIDED);
        assertThat(verdict.why()).contains("where 1 % must be");
    }

    @Test
    @Tag("lengthy")
    void one_pathological_request_never_decides() {
        Random random = new Random(7);
        for (int run = 0; run < 60; run++) {
            List<RequestSample> baseline = side(run, 1500, 0, 20);
            List<RequestSample> canary = new ArrayList<>(side(1000 + run, 50 + random.nextInt(50), 0, 20));
            RequestOutcome outcome = run % 2 == 0 ? RequestOutcome.UNKNOWN : RequestOutcome.OK;
            canary.add(Requests.one(WRITE, 1, outcome, 60_000));
            CanaryVerdict verdict = CanaryComparison.compare(baseline, canary, TOLERANCE);
            CanaryVerdict without = CanaryComparison.compare(baseline, canary.subList(0, canary.size() - 1), TOLERANCE);
            assertThat(verdict.decision() == REGRESSED)
                    .isEqualTo(without.decision() == REGRESSED)
                    .isFalse();
        }
    }

    @Test
    void one_failure_in_a_small_slice_beside_a_large_baseline_is_significant_and_does_not_decide() {
        CountComparison errors = CountComparison.of("error rate", 0, 100_000, 1, 100);
        assertThat(errors.pValue()).isLessThan(0.002);
        assertThat(errors.pWithoutWorst()).isEqualTo(1);
    }

    @Test
    @Tag("lengthy")
    void more_failures_never_make_a_canary_look_better() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            int baselineSize = 1 + random.nextInt(300);
            int canarySize = 2 + random.nextInt(300);
            int baselineBad = random.nextInt(baselineSize + 1);
            int canaryBad = random.nextInt(canarySize);
            CountComparison fewer = CountComparison.of("e", baselineBad, baselineSize, canaryBad, canarySize);
            CountComparison more = CountComparison.of("e", baselineBad, baselineSize, canaryBad + 1, canarySize);
            assertThat(more.pValue()).isLessThanOrEqualTo(fewer.pValue() + 1e-12);
            assertThat(more.pWithoutWorst()).isGreaterThanOrEqualTo(more.pValue() - 1e-12);
        }
    }

    @Test
    void fisher_is_the_textbook_value() {
        // 3 of 4 against 1 of 4, the lady tasting tea: (16 + 1) / 70
        assertThat(CountComparison.of("e", 1, 4, 3, 4).pValue()).isCloseTo(17.0 / 70, within(1e-12));
    }

    @Test
    @Tag("lengthy")
    void the_smallest_detectable_difference_is_found_with_the_promised_power() {
        CountComparison none = CountComparison.of("e", 0, 400, 0, 200);
        double difference = none.smallestDetectable(0.01, 0.8).orElseThrow();
        Random random = new Random(5);
        long found = IntStream.range(0, 2000)
                .filter(run -> {
                    long bad = random.doubles(200).filter(x -> x < difference).count();
                    return CountComparison.of("e", 0, 400, bad, 200).pWithoutWorst() <= 0.01;
                })
                .count();
        assertThat(found / 2000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void larger_samples_detect_smaller_differences() {
        double before = 1;
        for (int size = 20; size <= 5120; size *= 2) {
            double now = CountComparison.of("e", 0, size, 0, size)
                    .smallestDetectable(0.01, 0.8)
                    .orElse(1);
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
        assertThat(before).isLessThan(0.003);
    }

    @Test
    void a_sample_of_two_can_detect_nothing() {
        assertThat(CountComparison.of("e", 0, 2, 0, 2).smallestDetectable(0.01, 0.8))
                .isEmpty();
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        List<RequestSample> baseline = new ArrayList<>(side(1, 120, 0.05, 20));
        List<RequestSample> canary = new ArrayList<>(side(2, 80, 0.2, 25));
        CanaryVerdict ordered = CanaryComparison.compare(baseline, canary, TOLERANCE);
        Collections.shuffle(baseline, new Random(1));
        Collections.shuffle(canary, new Random(2));
        assertThat(CanaryComparison.compare(baseline, canary, TOLERANCE)).isEqualTo(ordered);
    }

    @Test
    void equal_latencies_throughout_are_healthy() {
        List<RequestSample> alike = IntStream.range(0, 150)
                .mapToObj(i -> Requests.one(WRITE, i, RequestOutcome.OK, 10))
                .toList();
        CanaryVerdict verdict = CanaryComparison.compare(alike, alike, TOLERANCE);
        assertThat(verdict.decision()).isEqualTo(HEALTHY);
        assertThat(verdict.latencies().get(0).superiority()).isEqualTo(0.5);
    }

    @Test
    void the_sentence_names_rates_counts_and_probability() {
        assertThat(CountComparison.of("error rate", 0, 121, 29, 120).sentence())
                .matches("error rate 24\\.2 % \\(29 of 120\\) against 0 % \\(0 of 121\\), p = \\de-10");
    }
}
