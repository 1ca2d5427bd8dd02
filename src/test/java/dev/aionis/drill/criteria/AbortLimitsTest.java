package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.RequestOutcome.NOT_SENT;
import static dev.aionis.drill.model.RequestOutcome.OK;
import static dev.aionis.drill.model.RequestOutcome.REFUSED;
import static dev.aionis.drill.model.RequestOutcome.SERVER_ERROR;
import static dev.aionis.drill.model.RequestOutcome.THROTTLED;
import static dev.aionis.drill.model.RequestOutcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each abort condition, on made-up figures. */
class AbortLimitsTest {

    private static final Duration WINDOW = Duration.ofSeconds(15);
    private static final Instant NOW = Requests.at(100);

    private final List<RequestSample> requests = new ArrayList<>();

    @Test
    void more_failures_than_the_limit_are_a_breach_and_as_many_are_none() {
        var limit = new ErrorRateLimit(0.9, 20);
        ended(90, SERVER_ERROR, 203);
        ended(91, UNKNOWN, 5);
        ended(92, NOT_SENT, 4);
        ended(93, OK, 13);

        assertThat(limit.breach(window())).hasValue("error rate 94.2 % over 15 s (212 of 225 requests), limit 90 %");

        ended(94, OK, 10);
        ended(94, REFUSED, 1);
        assertThat(window().errorRate()).as("212 of 236").isLessThan(0.9);
        assertThat(limit.breach(window())).isEmpty();
        assertThat(new ErrorRateLimit(0.5, 2).breach(rate(1, 1)))
                .as("at the limit")
                .isEmpty();
    }

    @Test
    void throttled_requests_are_neither_failed_nor_counted() {
        ended(90, SERVER_ERROR, 10);
        ended(90, OK, 10);
        ended(90, THROTTLED, 500);

        assertThat(window().requests()).isEqualTo(20);
        assertThat(new ErrorRateLimit(0.49, 20).breach(window()))
                .hasValue("error rate 50 % over 15 s (10 of 20 requests), limit 49 %");
        assertThat(new ErrorRateLimit(0.49, 21).breach(window()))
                .as("fewer than the minimum")
                .isEmpty();
    }

    @Test
    void only_what_ended_in_the_window_counts() {
        ended(84.9, SERVER_ERROR, 100);
        ended(100.5, SERVER_ERROR, 100);
        ended(85.1, OK, 30);
        ended(99.9, SERVER_ERROR, 10);

        assertThat(ErrorRateLimit.seen(window())).isEqualTo("25 % over 15 s (10 of 40 requests)");
    }

    @Test
    void the_window_is_open_at_its_beginning_and_closed_at_its_end() {
        requests.add(Requests.one(Operation.WRITE, 85, OK, 0));
        assertThat(window().requests()).as("ended as the window began").isZero();

        requests.add(Requests.one(Operation.WRITE, 100, OK, 0));
        assertThat(window().requests()).as("ended now").isEqualTo(1);
    }

    @Test
    void no_request_is_no_error_rate() {
        assertThat(window().errorRate()).isZero();
        assertThat(new ErrorRateLimit(0, 0).breach(window())).isEmpty();
    }

    @Test
    void an_error_rate_is_a_share_of_one() {
        assertThat(new ErrorRateLimit(0, 1).limit()).isZero();
        assertThat(new ErrorRateLimit(1, 1).limit()).isEqualTo(1);
        assertThatThrownBy(() -> new ErrorRateLimit(-0.01, 1)).hasMessage("error rate -0.01, expected 0 to 1");
        assertThatThrownBy(() -> new ErrorRateLimit(1.01, 1)).hasMessage("error rate 1.01, expected 0 to 1");
        assertThatThrownBy(() -> new ErrorRateLimit(Double.NaN, 1)).hasMessage("error rate NaN, expected 0 to 1");
    }

    @Test
    void a_window_that_is_no_whole_number_of_seconds_is_told_as_it_is() {
        assertThat(ErrorRateLimit.seconds(Duration.ofMillis(2500))).isEqualTo("2.5 s");
        assertThat(ErrorRateLimit.seconds(Duration.ofMillis(2000))).isEqualTo("2 s");
    }

    @Test
    void latency_is_that_of_answers_and_of_those_that_never_came() {
        var limit = new LatencyLimit(Duration.ofSeconds(5), 20);
        requests.addAll(of(90, OK, 18, 40));
        requests.addAll(of(90, UNKNOWN, 2, 5010));
        requests.addAll(of(90, NOT_SENT, 400, 1));
        requests.addAll(of(90, THROTTLED, 400, 1));

        assertThat(limit.breach(window())).hasValue("latency p95 5.0 s over 15 s (20 answers), limit 5.0 s");

        requests.addAll(of(90, OK, 30, 40));
        assertThat(limit.breach(window())).as("p95 of 50 is quick").isEmpty();
    }

    @Test
    void what_the_schedule_itself_was_late_no_caller_waited_for() {
        RequestSample late = new RequestSample(
                Operation.WRITE,
                "balancer",
                NOW.minusSeconds(9),
                NOW.minusSeconds(5),
                Duration.ofMillis(6500),
                OK,
                200);
        requests.addAll(Collections.nCopies(20, late));

        assertThat(window().latency().p95()).isEqualTo(Duration.ofMillis(2500));
        assertThat(new LatencyLimit(Duration.ofSeconds(5), 20).breach(window())).isEmpty();
        assertThat(new LatencyLimit(Duration.ofMillis(2400), 20).breach(window()))
                .isPresent();
    }

    @Test
    void a_latency_at_its_limit_is_no_breach() {
        requests.addAll(of(90, OK, 20, 5000));

        assertThat(new LatencyLimit(Duration.ofSeconds(5), 20).breach(window())).isEmpty();
        assertThat(new LatencyLimit(Duration.ofMillis(4999), 20).breach(window()))
                .isPresent();
    }

    @Test
    void too_few_answers_show_no_latency() {
        requests.addAll(of(90, OK, 19, 9000));

        assertThat(new LatencyLimit(Duration.ofSeconds(5), 20).breach(window())).isEmpty();
        assertThat(new LatencyLimit(Duration.ofSeconds(5), 19).breach(window())).isPresent();
    }

    @Test
    void a_backlog_is_beyond_its_limit_by_one_row() {
        assertThat(new BacklogLimit(119).breach(pending(120)))
                .hasValue("backlog 120 rows pending, the oldest for 6.0 s, limit 119 rows");
        assertThat(new BacklogLimit(120).breach(pending(120))).isEmpty();
    }

    @Test
    void the_slowest_standby_decides() {
        var limit = new ReplicationLagLimit(Duration.ofMinutes(1));

        assertThat(limit.breach(Duration.ofMillis(72_400), 2))
                .hasValue("replication lag 72.4 s of the slowest of 2 standbys, limit 60.0 s");
        assertThat(limit.breach(Duration.ofMinutes(1), 1)).isEmpty();
    }

    @Test
    void an_alert_counts_that_is_not_expected_and_did_not_fire_before() {
        Map<String, String> before = Map.of("alertname", "DiskFull", "instance", "db-1");
        var limit = new UnexpectedAlerts(Set.of("TargetDown"), Set.of(before));

        assertThat(limit.breach(List.of())).isEmpty();
        assertThat(limit.breach(List.of(before, Map.of("alertname", "TargetDown"))))
                .isEmpty();
        assertThat(limit.breach(List.of(before, Map.of("alertname", "DiskFull", "instance", "db-2"))))
                .as("the same rule, of something else")
                .hasValue("alert DiskFull fires, expected none but TargetDown");
        assertThat(new UnexpectedAlerts(Set.of(), Set.of())
                        .breach(List.of(
                                Map.of("alertname", "HighErrorRate", "job", "api"),
                                Map.of("alertname", "HighErrorRate", "job", "worker"),
                                Map.of("alertname", "ApiDown"))))
                .hasValue("alerts ApiDown, HighErrorRate fire, expected none");
    }

    private CallersWindow window() {
        return CallersWindow.of(requests, NOW, WINDOW);
    }

    private void ended(double second, RequestOutcome outcome, int count) {
        requests.addAll(of(second, outcome, count, 10));
    }

    /** Requests that end at a second. */
    private static List<RequestSample> of(double second, RequestOutcome outcome, int count, double millis) {
        return Collections.nCopies(count, Requests.one(Operation.WRITE, second - millis / 1000, outcome, millis));
    }

    private static CallersWindow rate(int failed, int sound) {
        var all = new ArrayList<>(of(99, SERVER_ERROR, failed, 1));
        all.addAll(of(99, OK, sound, 1));
        return CallersWindow.of(all, NOW, WINDOW);
    }

    private static BacklogSample pending(long rows) {
        return new BacklogSample(NOW, rows, 0, 0, 0, Duration.ofSeconds(6));
    }
}
