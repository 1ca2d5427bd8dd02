package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.Requests.at;
import static dev.aionis.drill.model.Operation.RECALL;
import static dev.aionis.drill.model.Operation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReturnToEnvelopeTest {

    private static final Duration SUSTAINED = Duration.ofSeconds(5);
    private static final EnvelopeTolerance TOLERANCE =
            new EnvelopeTolerance(0.02, 2, Duration.ofMillis(1), 20, Duration.ofSeconds(1));
    private static final DoubleUnaryOperator NEVER = second -> 0;
    private static final DoubleUnaryOperator NORMAL = second -> 20;

    private static DoubleUnaryOperator during(double from, double to, double inside, double else_) {
        return second -> second >= from && second < to ? inside : else_;
    }

    private static Envelope envelope() {
        return Envelope.from(
                new Requests(1).add(WRITE, 300, 0, 20).add(RECALL, 300, 0, 20).list());
    }

    private static List<RequestSample> load(
            long seed, double seconds, DoubleUnaryOperator errorRate, DoubleUnaryOperator millis) {
        return new Requests(seed)
                .add(WRITE, 0, seconds, 10, errorRate, millis)
                .add(RECALL, 0, seconds, 8, errorRate, millis)
                .list();
    }

    private static ReturnToEnvelope find(List<RequestSample> samples) {
        return ReturnToEnvelope.find(samples, envelope(), TOLERANCE, at(0), SUSTAINED);
    }

    private static void assertBack(EnvelopeReturn found, double second) {
        BoundedInstant moment = found.at().orElseThrow(() -> new AssertionError(found.why()));
        assertThat(moment.earliest()).isBefore(at(second));
        assertThat(moment.latest()).isBetween(at(second), at(second + 0.2));
    }

    @Test
    void the_error_rate_is_back_with_the_first_request_after_the_outage() {
        assertBack(find(load(2, 30, during(0, 10, 1, 0), NORMAL)).errorRate(), 10);
    }

    @Test
    void latency_is_back_apart_from_the_error_rate() {
        ReturnToEnvelope found = find(load(2, 40, during(0, 10, 0.3, 0), during(0, 20, 200, 20)));
        assertThat(found.errorRate().at().orElseThrow().latest()).isBefore(at(10.3));
        assertThat(found.latency().at().orElseThrow().latest()).isBetween(at(19), at(22));
    }

    @Test
    void a_single_good_second_is_no_return() {
        DoubleUnaryOperator errors = second -> second < 20 && !(second >= 8 && second < 9) ? 1 : 0;
        assertBack(find(load(3, 40, errors, NORMAL)).errorRate(), 20);
    }

    @Test
    void a_relapse_within_the_watch_voids_the_return() {
        DoubleUnaryOperator errors = second -> second < 5 || (second >= 25 && second < 27) ? 1 : 0;
        assertBack(find(load(3, 50, errors, NORMAL)).errorRate(), 27);
    }

    @Test
    void a_relapse_is_told_with_how_long_it_had_been_back() {
        EnvelopeReturn lost = find(load(3, 40, during(10, 40, 1, 0), NORMAL)).errorRate();
        EnvelopeReturn regained =
                find(load(3, 50, during(25, 27, 1, 0), NORMAL)).errorRate();

        assertThat(lost.whySince(at(2)))
                .matches(
                        "error rate last seen at 100 %, limit 2 %, after it had been back for 8\\.\\d s and was lost again");
        assertThat(regained.whySince(at(2)))
                .matches(
                        "error rate .*at most 2 % from then on, after it had been back for 23\\.\\d s and was lost again");
    }

    @Test
    void what_was_lost_before_the_rollback_was_complete_is_no_relapse() {
        EnvelopeReturn lost = find(load(3, 40, during(10, 40, 1, 0), NORMAL)).errorRate();

        assertThat(lost.whySince(at(6))).isEqualTo(lost.why());
    }

    @Test
    void a_return_that_was_not_lost_is_told_without_a_relapse() {
        assertThat(find(load(2, 30, during(0, 10, 1, 0), NORMAL)).errorRate().whySince(at(0)))
                .doesNotContain("lost again");
    }

    @Test
    void a_relapse_at_the_very_end_is_outside() {
        EnvelopeReturn found = find(load(3, 40, during(37, 40, 1, 0), NORMAL)).errorRate();
        assertThat(found.at()).isEmpty();
        assertThat(found.judged()).isTrue();
        assertThat(found.outsideUntil().orElseThrow()).isAfter(at(35));
    }

    @Test
    void failures_that_never_end_are_outside_and_judged() {
        EnvelopeReturn found = find(load(3, 30, second -> 0.2, NORMAL)).errorRate();
        assertThat(found.at()).isEmpty();
        assertThat(found.outsideUntil()).isPresent();
        assertThat(found.why()).contains("limit 2 %");
    }

    @Test
    void a_watch_shorter_than_the_sustained_window_is_unjudged() {
        EnvelopeReturn found = find(load(3, 4, NEVER, NORMAL)).errorRate();
        assertThat(found.judged()).isFalse();
        assertThat(found.why()).contains("no window of 5.0 s");
    }

    @Test
    void too_few_requests_are_unjudged() {
        List<RequestSample> sparse =
                new Requests(3).add(WRITE, 0, 60, 2, NEVER, NORMAL).list();
        assertThat(find(sparse).errorRate().judged()).isFalse();
        assertThat(find(List.of()).latency().judged()).isFalse();
    }

    @Test
    void a_window_with_a_gap_proves_nothing() {
        List<RequestSample> torn = IntStream.range(0, 10)
                .mapToObj(i -> new Requests(i)
                        .add(WRITE, 5 * i, 5 * i + 3, 20, NEVER, NORMAL)
                        .list())
                .flatMap(List::stream)
                .toList();
        assertThat(find(torn).errorRate().judged()).isFalse();
    }

    @Test
    void a_rare_operation_cannot_hide_behind_a_frequent_one() {
        List<RequestSample> samples = new Requests(4)
                .add(WRITE, 0, 40, 4.5, NEVER, during(0, 20, 500, 20))
                .add(RECALL, 0, 40, 200, NEVER, NORMAL)
                .list();
        assertThat(find(samples).latency().at().orElseThrow().latest()).isBetween(at(19), at(24));
    }

    @Test
    void an_error_rate_of_a_rarer_operation_cannot_hide_behind_a_frequent_one() {
        List<RequestSample> samples = new Requests(4)
                .add(WRITE, 0, 40, 4.5, during(0, 20, 0.15, 0), NORMAL)
                .add(RECALL, 0, 40, 200, NEVER, NORMAL)
                .list();
        assertThat(find(samples).errorRate().at().orElseThrow().latest()).isBetween(at(17), at(20.3));
    }

    @Test
    void throttled_requests_do_not_thin_out_the_errors() {
        List<RequestSample> samples = new ArrayList<>(load(9, 30, second -> 0.03, NORMAL));
        IntStream.range(0, 3000).forEach(i -> samples.add(Requests.one(WRITE, i * 0.01, RequestOutcome.THROTTLED, 1)));
        assertThat(find(samples).errorRate().at())
                .isEqualTo(find(load(9, 30, second -> 0.03, NORMAL)).errorRate().at());
    }

    @Test
    void requests_that_failed_at_once_do_not_pass_for_quick_answers() {
        List<RequestSample> samples = new ArrayList<>(load(9, 30, NEVER, during(0, 20, 200, 20)));
        IntStream.range(0, 30_000)
                .forEach(i -> samples.add(Requests.one(WRITE, i * 0.001, RequestOutcome.SERVER_ERROR, 1)));
        assertThat(find(samples).latency().at().orElseThrow().latest()).isBetween(at(19), at(22));
    }

    @Test
    void an_answer_at_the_limit_is_not_slow() {
        List<RequestSample> atLimit = IntStream.range(0, 300)
                .mapToObj(i -> Requests.one(WRITE, i * 0.1, RequestOutcome.OK, 40))
                .toList();
        List<RequestSample> normal = IntStream.range(0, 300)
                .mapToObj(i -> Requests.one(WRITE, i * 0.1, RequestOutcome.OK, 20))
                .toList();
        assertThat(ReturnToEnvelope.find(atLimit, Envelope.from(normal), TOLERANCE, at(0), SUSTAINED)
                        .latency()
                        .at())
                .contains(new BoundedInstant(at(0), at(0)));
    }

    @Test
    void the_sentence_is_that_of_the_figure_which_came_back_last() {
        var early = EnvelopeReturn.returned(new BoundedInstant(at(1), at(2)), "early");
        var late = EnvelopeReturn.returned(new BoundedInstant(at(3), at(4)), "late");
        assertThat(early.and(late).why()).isEqualTo("late");
        assertThat(late.and(early)).isEqualTo(late);
        var wide = EnvelopeReturn.returned(new BoundedInstant(at(0), at(5)), "wide");
        assertThat(late.and(wide).at()).contains(new BoundedInstant(at(3), at(5)));
    }

    @Test
    void background_errors_within_tolerance_do_not_void_a_return() {
        for (int seed = 0; seed < 30; seed++) {
            EnvelopeReturn found = find(load(seed, 120, second -> second < 10 ? 0.5 : 0.003, NORMAL))
                    .errorRate();
            assertThat(found.at()).as("seed %d: %s", seed, found.why()).isPresent();
        }
    }

    @Test
    void the_moment_is_never_before_the_start_of_the_search_nor_in_the_outage() {
        Random random = new Random(5);
        for (int run = 0; run < 100; run++) {
            double end = 1 + 15 * random.nextDouble();
            Instant from = at(random.nextDouble() * 5);
            List<RequestSample> samples = load(run, 30, during(0, end, 0.9, 0), NORMAL);
            BoundedInstant moment = ReturnToEnvelope.find(samples, envelope(), TOLERANCE, from, SUSTAINED)
                    .errorRate()
                    .at()
                    .orElseThrow();
            Instant lastBad = samples.stream()
                    .filter(sample -> sample.outcome().failure())
                    .map(RequestSample::scheduledAt)
                    .filter(due -> !due.isBefore(from))
                    .max(Instant::compareTo)
                    .orElse(from);
            assertThat(moment.earliest()).isAfterOrEqualTo(from);
            assertThat(moment.latest()).isAfterOrEqualTo(lastBad).isBefore(lastBad.plusMillis(300));
        }
    }

    @Test
    void a_stricter_tolerance_never_finds_an_earlier_return() {
        for (int seed = 0; seed < 40; seed++) {
            List<RequestSample> samples = load(seed, 60, second -> Math.max(0, 0.4 - second / 50), NORMAL);
            Instant before = at(0);
            for (double allowed : new double[] {0.3, 0.2, 0.1, 0.05}) {
                var tolerance = new EnvelopeTolerance(allowed, 2, Duration.ZERO, 20, Duration.ofSeconds(1));
                Instant now = ReturnToEnvelope.find(samples, envelope(), tolerance, at(0), SUSTAINED)
                        .errorRate()
                        .at()
                        .map(BoundedInstant::latest)
                        .orElse(Instant.MAX);
                assertThat(now).as("seed %d, allowed %s", seed, allowed).isAfterOrEqualTo(before);
                before = now;
            }
        }
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        List<RequestSample> samples = new ArrayList<>(load(6, 30, during(0, 10, 0.5, 0), during(0, 12, 200, 20)));
        ReturnToEnvelope ordered = find(samples);
        Collections.shuffle(samples, new Random(1));
        assertThat(find(samples)).isEqualTo(ordered);
    }

    @Test
    void a_fast_load_is_judged_to_the_request() {
        List<RequestSample> samples = new Requests(8)
                .add(WRITE, 0, 40, 500, during(0, 20, 1, 0), NORMAL)
                .list();
        assertThat(find(samples).errorRate().at()).contains(new BoundedInstant(at(19.998), at(20)));
    }
}
