package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is compared of baseline and canary, in samples that can be counted by hand. */
class CanaryArmsTest {

    private static List<RequestSample> answers(Operation operation, double... millis) {
        return Arrays.stream(millis)
                .mapToObj(latency -> Requests.one(operation, 1, RequestOutcome.OK, latency))
                .toList();
    }

    private static List<RequestSample> both(List<RequestSample> some, List<RequestSample> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static long[] nanos(long... millis) {
        return LongStream.of(millis).map(one -> one * 1_000_000).toArray();
    }

    @Test
    void latencies_are_aligned_by_the_median_of_their_operation_over_both_sides() {
        var arms = CanaryArms.of(
                both(answers(WRITE, 30, 10, 20), answers(RECALL, 100, 200)),
                both(answers(WRITE, 40), answers(RECALL, 300)));

        // medians: 30 ms of the writes, 200 ms of the recalls
        assertThat(arms.alignedLatencies(arms.baseline())).isEqualTo(nanos(-100, -20, -10, 0, 0));
        assertThat(arms.alignedLatencies(arms.canary())).isEqualTo(nanos(10, 100));
    }

    @Test
    void only_answers_have_a_latency_and_an_operation_without_any_has_none() {
        var arms = CanaryArms.of(
                both(answers(WRITE, 10), List.of(Requests.one(RECALL, 1, RequestOutcome.UNKNOWN, 5000))),
                answers(WRITE, 10));

        assertThat(arms.operations()).containsExactlyInAnyOrder(WRITE, RECALL);
        assertThat(arms.alignedLatencies(arms.baseline())).isEqualTo(nanos(0));
        assertThat(CanaryArms.sortedLatencies(both(answers(WRITE, 9, 7), arms.baseline())))
                .isEqualTo(nanos(7, 9, 10));
    }

    @Test
    void both_sides_must_have_answered_often_enough() {
        var arms = CanaryArms.of(answers(WRITE, 1, 2, 3), answers(WRITE, 1, 2));

        assertThat(arms.smaller()).isEqualTo(2);
        assertThat(arms.answeredAtLeast(2)).isTrue();
        assertThat(arms.answeredAtLeast(3)).isFalse();
        assertThat(CanaryArms.of(arms.canary(), arms.baseline()).answeredAtLeast(3))
                .isFalse();
    }

    @Test
    void a_throttled_request_is_not_decided_and_a_refused_one_is() {
        List<RequestSample> side = both(
                Collections.nCopies(3, Requests.one(WRITE, 1, RequestOutcome.THROTTLED, 1)),
                Collections.nCopies(2, Requests.one(WRITE, 1, RequestOutcome.REFUSED, 1)));

        assertThat(CanaryArms.of(side, side).baseline()).hasSize(2);
        assertThat(CanaryArms.of(side, side).count("refusals", RequestOutcome.REFUSED::equals))
                .extracting(CountComparison::baselineBad, CountComparison::canaryBad)
                .containsExactly(2L, 2L);
    }

    @Test
    void an_operation_is_compared_by_itself_from_twenty_requests_on_each_side() {
        var tolerance = new CanaryTolerance(0.01, 2, Duration.ZERO, 1);
        List<RequestSample> recalls =
                answers(RECALL, LongStream.range(0, 30).asDoubleStream().toArray());
        List<RequestSample> twenty =
                answers(WRITE, LongStream.range(0, 20).asDoubleStream().toArray());

        assertThat(CanaryComparison.compare(both(recalls, twenty), both(recalls, twenty), tolerance))
                .satisfies(verdict -> assertThat(verdict.latencies())
                        .extracting(LatencyComparison::of)
                        .containsExactly("latency", "latency of write", "latency of recall"));
        assertThat(CanaryComparison.compare(both(recalls, twenty), both(recalls, twenty.subList(0, 19)), tolerance))
                .satisfies(verdict -> assertThat(verdict.latencies())
                        .extracting(LatencyComparison::of)
                        .containsExactly("latency", "latency of recall"));
        assertThat(CanaryComparison.compare(recalls, recalls, tolerance).latencies())
                .as("one operation alone is all of them together")
                .extracting(LatencyComparison::of)
                .containsExactly("latency");
    }

    @Test
    void a_sample_of_the_minimum_is_decided_and_one_less_is_not() {
        List<RequestSample> thirty =
                answers(WRITE, LongStream.range(0, 30).asDoubleStream().toArray());
        List<RequestSample> fewer = thirty.subList(0, 29);
        var tolerance = new CanaryTolerance(0.01, 30, Duration.ZERO, 1);

        assertThat(CanaryComparison.compare(thirty, thirty, tolerance).decision())
                .isEqualTo(CanaryVerdict.Decision.HEALTHY);
        assertThat(CanaryComparison.compare(thirty, fewer, tolerance).decision())
                .isEqualTo(CanaryVerdict.Decision.UNDECIDED);
        assertThat(CanaryComparison.compare(fewer, thirty, tolerance).decision())
                .isEqualTo(CanaryVerdict.Decision.UNDECIDED);
    }

    @Test
    void a_sample_without_enough_answers_has_no_latency_to_compare() {
        var tolerance = new CanaryTolerance(0.01, 2, Duration.ZERO, 1);
        List<RequestSample> refused = both(
                answers(WRITE, 10, 10), Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.REFUSED, 1)));
        CanaryVerdict verdict = CanaryComparison.compare(refused, refused, tolerance);

        assertThat(verdict.decision()).isEqualTo(CanaryVerdict.Decision.UNDECIDED);
        assertThat(verdict.why()).endsWith("but too few answers to compare latencies");
        assertThat(verdict.counts()).extracting(CountComparison::of).containsExactly("error rate", "refusal rate");
        assertThat(verdict.smallestDetectableShift()).isEmpty();
    }

    @Test
    void refusals_are_no_test_where_nobody_refused() {
        var tolerance = new CanaryTolerance(0.01, 2, Duration.ZERO, 1);
        List<RequestSample> sound = Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.OK, 10));
        CanaryVerdict verdict = CanaryComparison.compare(sound, sound, tolerance);

        assertThat(verdict.counts()).extracting(CountComparison::of).containsExactly("error rate");
        // two tests share alpha
        assertThat(verdict.smallestDetectableErrorRate())
                .isEqualTo(verdict.counts().get(0).smallestDetectable(0.005, CanaryComparison.POWER));
    }

    @Test
    void the_tests_of_all_operations_share_alpha() {
        var tolerance = new CanaryTolerance(0.03, 2, Duration.ZERO, 1);
        List<RequestSample> side = both(
                answers(
                        WRITE,
                        LongStream.range(0, 25).map(i -> i * i).asDoubleStream().toArray()),
                answers(RECALL, LongStream.range(0, 25).asDoubleStream().toArray()));
        CanaryVerdict verdict = CanaryComparison.compare(side, side, tolerance);

        assertThat(verdict.counts()).hasSize(3);
        assertThat(verdict.latencies()).hasSize(3);
        long[] writes = CanaryArms.sortedLatencies(side.subList(0, 25));
        assertThat(verdict.latencies().get(1).smallestDetectable())
                .isEqualTo(LatencyComparison.of("latency of write", writes, writes, 0.03 / 6, CanaryComparison.POWER)
                        .smallestDetectable());
        assertThat(verdict.smallestDetectableErrorRate())
                .isEqualTo(verdict.counts().get(0).smallestDetectable(0.03 / 6, CanaryComparison.POWER));
    }

    @Test
    void a_tiny_sample_says_that_it_could_not_have_shown_anything() {
        List<RequestSample> two = answers(WRITE, 10, 10);
        CanaryVerdict verdict = CanaryComparison.compare(two, two, new CanaryTolerance(0.01, 2, Duration.ZERO, 1));

        assertThat(verdict.decision()).isEqualTo(CanaryVerdict.Decision.UNDECIDED);
        assertThat(verdict.why())
                .isEqualTo("error rate 0 % (0 of 2) against 0 % (0 of 2), p = 1.000, but this sample could not have"
                        + " shown any error rate, where 100 % must be");
    }

    @Test
    void a_shift_that_is_just_tolerated_is_no_regression() {
        List<RequestSample> quick = Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.OK, 10));
        List<RequestSample> slow = Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.OK, 15));

        assertThat(CanaryComparison.compare(quick, slow, new CanaryTolerance(0.01, 2, Duration.ofMillis(5), 1))
                        .decision())
                .isEqualTo(CanaryVerdict.Decision.HEALTHY);
        assertThat(CanaryComparison.compare(quick, slow, new CanaryTolerance(0.01, 2, Duration.ofNanos(4_999_999), 1))
                        .decision())
                .isEqualTo(CanaryVerdict.Decision.REGRESSED);
    }

    @Test
    void an_insignificant_error_beside_a_significant_latency_is_not_the_reason() {
        List<RequestSample> quick = Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.OK, 10));
        List<RequestSample> slow =
                new ArrayList<>(Collections.nCopies(60, Requests.one(WRITE, 1, RequestOutcome.OK, 30)));
        slow.add(Requests.one(WRITE, 1, RequestOutcome.SERVER_ERROR, 1));
        CanaryVerdict verdict = CanaryComparison.compare(quick, slow, new CanaryTolerance(0.01, 2, Duration.ZERO, 1));

        assertThat(verdict.decision()).isEqualTo(CanaryVerdict.Decision.REGRESSED);
        assertThat(verdict.why()).startsWith("latency higher by 20.0 ms");
    }

    @Test
    void a_tolerance_within_its_range_is_taken_and_one_beyond_is_refused() {
        assertThat(new CanaryTolerance(0.49, 2, Duration.ZERO, 1).minimumSamples())
                .isEqualTo(2);
        for (double alpha : new double[] {0, 0.5, Double.NaN}) {
            assertThatThrownBy(() -> new CanaryTolerance(alpha, 2, Duration.ZERO, 1))
                    .hasMessageContaining("alpha");
        }
        assertThatThrownBy(() -> new CanaryTolerance(0.01, 1, Duration.ZERO, 1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> new CanaryTolerance(0.01, 2, Duration.ofNanos(-1), 1))
                .hasMessageContaining("not negative");
        for (double rate : new double[] {0, 1.01}) {
            assertThatThrownBy(() -> new CanaryTolerance(0.01, 2, Duration.ZERO, rate))
                    .hasMessageContaining("error rate to detect");
        }
    }
}
