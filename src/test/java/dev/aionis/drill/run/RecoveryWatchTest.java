package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ReturnRule;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryWatchTest {

    private static final Instant RETURN = Instant.parse("2026-02-28T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final EnvelopeTolerance TOLERANCE =
            new EnvelopeTolerance(0.02, 3, Duration.ofMillis(10), 10, Duration.ofSeconds(1));

    private boolean told = true;
    private boolean readsFail;
    private double slowUntil;
    private double slowSince = Double.POSITIVE_INFINITY;
    private double underWaySince = Double.POSITIVE_INFINITY;

    /** What is seen so many seconds after the return began. */
    private record Seen(Instant answeredUntil, List<RequestSample> requests, List<ProbeSample> reads, boolean told)
            implements RecoveryWatch.Callers {

        @Override
        public Map<String, List<ProbeSample>> probes() {
            return Map.of("read", reads);
        }
    }

    private RecoveryWatch watch(double seconds) {
        Instant answered = at(Math.min(seconds, underWaySince) - 0.05);
        var seen = new Seen(answered, requests(seconds), probes(seconds), told);
        return new RecoveryWatch(seen, ReturnRule.after(steady(), TOLERANCE, RETURN, SECOND), SECOND);
    }

    /** All replicas were there within half a second. */
    private boolean overAfter(double seconds) {
        return watch(seconds).over(RETURN.plusMillis(500));
    }

    @Test
    void callers_that_are_well_are_watched_on_for_a_relapse_since_all_replicas_are_there() {
        assertThat(overAfter(1.6))
                .as("the envelope has held, but for no longer")
                .isFalse();
        assertThat(overAfter(2.4)).isFalse();
        assertThat(overAfter(2.6)).isTrue();
    }

    @Test
    void callers_that_are_well_later_are_watched_on_from_then() {
        slowUntil = 3;

        assertThat(overAfter(2.6)).isFalse();
        assertThat(overAfter(4.8)).isFalse();
        assertThat(overAfter(5.2)).isTrue();
    }

    @Test
    void nobody_is_back_while_a_probe_through_the_balancer_fails() {
        readsFail = true;

        assertThat(overAfter(5)).isFalse();
    }

    @Test
    void what_is_still_under_way_may_be_slow_so_it_is_not_over() {
        underWaySince = 2.3;

        assertThat(overAfter(2.8)).isFalse();
        assertThat(overAfter(20)).isFalse();
    }

    @Test
    void what_was_due_after_a_request_under_way_is_not_looked_at() {
        underWaySince = 3;
        slowUntil = 4;
        RecoveryWatch watch = watch(8);

        assertThat(watch.over(RETURN.plusMillis(500)))
                .as("it is well only in what was due later")
                .isFalse();
        assertThat(watch.until()).isEmpty();
    }

    @Test
    void the_stretch_by_which_it_is_over_ends_with_what_was_answered() {
        underWaySince = 2.7;
        slowSince = 2.7;
        RecoveryWatch watch = watch(8);

        assertThat(watch.over(RETURN.plusMillis(500))).isTrue();
        assertThat(watch.until()).contains(at(2.65));
    }

    @Test
    void it_is_not_over_before_there_was_enough_to_judge_by() {
        told = false;

        assertThat(overAfter(5)).isFalse();
    }

    private static Instant at(double seconds) {
        return RETURN.plusMillis(Math.round(seconds * 1000));
    }

    private static List<RequestSample> steady() {
        return IntStream.range(0, 100)
                .mapToObj(i -> request(RETURN.minusMillis(5000 - i * 40), 5))
                .toList();
    }

    private List<RequestSample> requests(double seconds) {
        return IntStream.range(0, (int) (seconds * 20))
                .mapToObj(i -> request(at(i * 0.05), slow(i * 0.05) ? 100 : 5))
                .toList();
    }

    private boolean slow(double due) {
        return due < slowUntil || due >= slowSince;
    }

    private List<ProbeSample> probes(double seconds) {
        return IntStream.range(-100, (int) (seconds * 20))
                .mapToObj(i -> {
                    Instant sent = at(i * 0.05);
                    return new ProbeSample("read", sent, sent.plusMillis(2), i < 0 || !readsFail, "");
                })
                .toList();
    }

    private static RequestSample request(Instant due, long millis) {
        return new RequestSample(
                Operation.WRITE, "balancer", due, due, Duration.ofMillis(millis), RequestOutcome.OK, 200);
    }
}
