package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxWorkOffTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    @Test
    void it_is_done_when_every_event_is_published() {
        OutboxWorkOff workOff = begunWith(state(200, 105));
        assertThat(over(workOff, 1, state(210, 50))).isFalse();
        assertThat(over(workOff, 3, state(230, 0))).isTrue();
        assertThat(workOff.judged().status()).isEqualTo(CriterionStatus.MET);
    }

    @Test
    void it_may_be_done_from_the_beginning() {
        assertThat(begunWith(state(200, 0)).judged().status()).isEqualTo(CriterionStatus.MET);
    }

    @Test
    void a_busy_worker_that_gets_on_with_it_has_not_failed() {
        OutboxWorkOff workOff = begunWith(state(200, 105));
        for (int second = 1; second <= 60; second++) {
            // each event of one kind that is published leaves one of another: as many are open as before
            assertThat(over(workOff, second, state(200 + second, 105))).isFalse();
        }

        assertThat(workOff.judged().status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(workOff.judged().detail())
                .isEqualTo("105 unpublished, 0 without embedding, dead letters {}, "
                        + "still being worked off when the time was over");
    }

    @Test
    void a_payload_that_is_never_processed_brings_it_to_a_stand() {
        OutboxWorkOff workOff = begunWith(state(200, 7));
        assertThat(over(workOff, 4, state(200, 3))).isFalse();
        assertThat(over(workOff, 23.9, state(200, 3))).isFalse();
        assertThat(over(workOff, 24, state(200, 3))).isTrue();
        assertThat(workOff.judged().status()).isEqualTo(CriterionStatus.MISSED);
    }

    @Test
    void a_dead_letter_is_a_failure_while_others_are_still_worked_on() {
        OutboxWorkOff workOff = begunWith(new DerivedState(
                200, Map.of(), 0, List.of(), 200, 0, 3, Map.of("bad payload", 1L), Map.of(), 0, Map.of()));

        assertThat(workOff.judged().status()).isEqualTo(CriterionStatus.MISSED);
    }

    private static OutboxWorkOff begunWith(DerivedState first) {
        return new OutboxWorkOff(PATIENCE, first, NOON);
    }

    private static boolean over(OutboxWorkOff workOff, double second, DerivedState state) {
        return workOff.over(state, at(second));
    }

    private static Instant at(double second) {
        return NOON.plusMillis(Math.round(second * 1000));
    }

    private static DerivedState state(long events, long unpublished) {
        return new DerivedState(
                events, Map.of(), 0, List.of(), events, 0, unpublished, Map.of(), Map.of(), 0, Map.of());
    }
}
