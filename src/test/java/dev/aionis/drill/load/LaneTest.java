package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What one operation does with each end of a request, on a clock that stands still unless told. */
class LaneTest {

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");

    private final Deque<CompletableFuture<Answer<Object>>> sent = new ArrayDeque<>();
    private final Semaphore underWay = new Semaphore(2);
    private final LoadLog log = new LoadLog();
    private Instant now = START;
    private boolean something = true;
    private final Lane lane = new Lane(
            Operation.WRITE,
            "balancer",
            new Schedule(10, List.of(), 0, Jitter.NONE),
            due -> send(),
            underWay,
            log,
            () -> now);

    @Test
    void latency_counts_from_the_moment_a_request_was_due() {
        fireAt(30, START);
        now = START.plusMillis(90);
        end(RequestOutcome.OK, Optional.empty());

        RequestSample sample = log.contents().samples().get(0);
        assertThat(sample.latency()).isEqualTo(Duration.ofMillis(90));
        assertThat(sample.scheduledAt()).isEqualTo(START);
        assertThat(log.contents().sendings().get(0).sentAt()).isEqualTo(START.plusMillis(30));
    }

    @Test
    void a_throttled_operation_is_held_back_until_the_moment_it_was_asked_to_come_back() {
        fireAt(0, START);
        end(RequestOutcome.THROTTLED, Optional.of(Duration.ofMillis(190)));

        fireAt(100, START.plusMillis(100));
        fireAt(189, START.plusMillis(189));
        assertThat(held()).containsExactly(HeldBack.RETRY_AFTER, HeldBack.RETRY_AFTER);
        fireAt(190, START.plusMillis(190));

        assertThat(held()).hasSize(2);
        assertThat(log.contents().sendings()).hasSize(2);
    }

    @Test
    void a_throttled_operation_that_was_told_no_time_waits_a_second() {
        fireAt(0, START);
        end(RequestOutcome.THROTTLED, Optional.empty());

        fireAt(999, START.plusMillis(999));
        fireAt(1000, START.plusMillis(1000));

        assertThat(held()).containsExactly(HeldBack.RETRY_AFTER);
    }

    @Test
    void one_request_too_many_is_held_back_and_an_end_makes_room() {
        fireAt(0, START);
        fireAt(0, START);
        fireAt(0, START);
        assertThat(held()).containsExactly(HeldBack.TOO_MANY_UNDER_WAY);

        end(RequestOutcome.UNKNOWN, Optional.empty());
        fireAt(0, START);

        assertThat(held()).hasSize(1);
        assertThat(log.contents().sendings()).hasSize(3);
    }

    @Test
    void having_nothing_to_send_takes_no_room() {
        something = false;
        fireAt(0, START);
        fireAt(0, START);
        fireAt(0, START);

        assertThat(held()).containsOnly(HeldBack.NOTHING_TO_RECALL).hasSize(3);
        assertThat(underWay.availablePermits()).isEqualTo(2);
    }

    @Test
    void an_end_that_was_lost_is_a_breakage_of_the_load_and_makes_room_again() {
        fireAt(0, START);
        sent.remove().completeExceptionally(new IllegalStateException("ledger is full"));

        assertThat(log.contents().breakages()).singleElement().asString().contains("ledger is full");
        assertThat(underWay.availablePermits()).isEqualTo(2);
    }

    private Optional<CompletableFuture<? extends Answer<?>>> send() {
        if (!something) {
            return Optional.empty();
        }
        sent.add(new CompletableFuture<>());
        return Optional.of(sent.getLast());
    }

    private void fireAt(long millis, Instant due) {
        now = START.plusMillis(millis);
        lane.fire(due);
    }

    private void end(RequestOutcome outcome, Optional<Duration> retryAfter) {
        Optional<Object> body = outcome == RequestOutcome.OK ? Optional.of("read") : Optional.empty();
        sent.remove().complete(new Answer<>(outcome, 0, body, "", "", retryAfter, now, now, Map.of()));
    }

    private List<HeldBack> held() {
        return log.contents().holds().stream().map(LoadLog.Hold::why).toList();
    }
}
