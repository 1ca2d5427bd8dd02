package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");
    private static final LoadPlan PLAN = new LoadPlan(
                    10,
                    0,
                    new TenantScope("default", "drill"),
                    "w",
                    Duration.ofSeconds(2),
                    1,
                    5,
                    Duration.ofMillis(500))
            .latenessLimit(Duration.ofMillis(50));

    private final LoadLog log = new LoadLog();

    @Test
    void a_sound_phase_breaks_no_guard_and_counts_latency_from_the_schedule() {
        log.phase("baseline", START);
        writes(0, 10, 5, RequestOutcome.OK);
        log.stopped(at(1000));

        PhaseLoad phase = report().phase("baseline").orElseThrow();
        OperationLoad writes = phase.operations().get(Operation.WRITE);

        assertThat(phase.violations()).isEmpty();
        assertThat(phase.operations()).containsOnlyKeys(Operation.WRITE);
        assertThat(writes.sent()).isEqualTo(10);
        assertThat(writes.outcomes()).isEqualTo(Map.of(RequestOutcome.OK, 10L));
        assertThat(writes.latency().p50()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
        assertThat(writes.lateness().max()).isBetween(Duration.ofMillis(5), Duration.ofMillis(6));
        assertThat(writes.longestGap()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_request_belongs_to_the_phase_in_which_it_was_due() {
        log.phase("before", START);
        log.phase("after", at(500));
        writes(0, 10, 0, RequestOutcome.OK);
        log.stopped(at(1000));

        assertThat(report().phases())
                .extracting(phase -> phase.operations().get(Operation.WRITE).sent())
                .containsExactly(5L, 5L);
    }

    @Test
    void too_few_samples_are_said_and_throttled_ones_do_not_count() {
        log.phase("baseline", START);
        writes(0, 4, 0, RequestOutcome.OK);
        writes(4, 6, 0, RequestOutcome.THROTTLED);
        log.stopped(at(1000));

        assertThat(report().violations())
                .containsExactly("load in phase baseline, write: 4 samples, expected at least 5");
    }

    @Test
    void a_load_by_which_nothing_is_judged_breaks_no_guard() {
        log.phase("warm-up", START);
        writes(0, 1, 400, RequestOutcome.OK);
        log.stopped(at(3000));

        assertThat(report().violations()).hasSize(3);
        assertThat(LoadReport.of(PLAN.unguarded(), log.contents(), at(100_000)).violations())
                .isEmpty();
    }

    @Test
    void a_load_that_stopped_early_shows_as_a_gap_up_to_the_end_of_the_phase() {
        log.phase("disruption", START);
        writes(0, 6, 0, RequestOutcome.OK);
        log.phase("recovery", at(3000));
        log.stopped(at(3000));

        assertThat(report().phase("disruption").orElseThrow().violations())
                .containsExactly("load in phase disruption, write: nothing sent for 2.500 s, allowed 0.500 s");
    }

    @Test
    void a_schedule_that_ran_late_is_said() {
        log.phase("baseline", START);
        writes(0, 10, 80, RequestOutcome.OK);
        log.stopped(at(1100));

        assertThat(report().violations()).singleElement().asString().contains("late at p99, allowed 0.050 s");
    }

    @Test
    void requests_held_back_by_the_limit_are_said_and_pauses_asked_for_are_only_counted() {
        log.phase("baseline", START);
        writes(0, 10, 0, RequestOutcome.OK);
        log.heldBack(Operation.WRITE, at(50), HeldBack.TOO_MANY_UNDER_WAY);
        log.heldBack(Operation.WRITE, at(60), HeldBack.RETRY_AFTER);
        log.stopped(at(1000));

        assertThat(report().violations())
                .containsExactly("load in phase baseline, write: 1 requests held back, 256 were under way");
        assertThat(report().phases().get(0).operations().get(Operation.WRITE).heldBack())
                .containsEntry(HeldBack.RETRY_AFTER, 1L);
    }

    @Test
    void requests_under_way_are_sent_but_have_no_outcome_and_make_no_gap() {
        log.phase("baseline", START);
        for (int i = 0; i < 10; i++) {
            log.sent(Operation.WRITE, at(i * 100), at(i * 100));
        }
        log.stopped(at(1000));

        OperationLoad writes = report().phases().get(0).operations().get(Operation.WRITE);
        assertThat(writes.sent()).isEqualTo(10);
        assertThat(writes.outcomes()).isEmpty();
        assertThat(writes.longestGap()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void failures_are_counted_and_do_not_flatter_the_latency() {
        log.phase("baseline", START);
        writes(0, 5, 0, RequestOutcome.OK);
        log.sent(Operation.WRITE, at(500), at(500));
        log.ended(new RequestSample(
                Operation.WRITE, "balancer", at(500), at(500), Duration.ofSeconds(2), RequestOutcome.UNKNOWN, 0));

        OperationLoad writes = LoadReport.of(PLAN, log.contents(), at(600))
                .phases()
                .get(0)
                .operations()
                .get(Operation.WRITE);
        assertThat(writes.latency().count()).isEqualTo(5);
        assertThat(writes.count(RequestOutcome.UNKNOWN)).isEqualTo(1);
    }

    private LoadReport report() {
        return LoadReport.of(PLAN, log.contents(), at(100_000));
    }

    /** Writes due every 100 ms, each sent {@code late} ms late and answered 20 ms after it was due. */
    private void writes(int from, int count, int late, RequestOutcome outcome) {
        for (int i = from; i < from + count; i++) {
            Instant due = at(i * 100L);
            log.sent(Operation.WRITE, due, due.plusMillis(late));
            log.ended(new RequestSample(
                    Operation.WRITE, "balancer", due, due.plusMillis(late), Duration.ofMillis(20), outcome, 200));
        }
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
