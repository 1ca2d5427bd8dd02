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

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private final OutboxWorkOff workOff = new OutboxWorkOff(Duration.ofSeconds(20));

    @Test
    void it_is_done_when_every_event_is_published() {
        assertThat(over(0, state(200, 105))).isFalse();
        assertThat(over(3, state(230, 0))).isTrue();
        assertThat(workOff.judge(state(230, 0), at(3)).status()).isEqualTo(CriterionStatus.MET);
    }

    @Test
    void a_busy_worker_that_gets_on_with_it_has_not_failed() {
        for (int second = 0; second <= 59; second++) {
            // each event of one kind that is published leaves one of another: as many are open as before
            assertThat(over(second, state(200 + second, 105))).isFalse();
        }

        assertThat(workOff.judge(state(259, 105), at(60)).status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(workOff.judge(state(259, 105), at(60)).detail())
                .isEqualTo("105 unpublished, 0 without embedding, dead letters {}, "
                        + "still being worked off when the time was over");
    }

    @Test
    void a_payload_that_is_never_processed_brings_it_to_a_stand() {
        assertThat(over(0, state(200, 7))).isFalse();
        assertThat(over(4, state(200, 3))).isFalse();
        assertThat(over(23.9, state(200, 3))).isFalse();
        assertThat(over(24, state(200, 3))).isTrue();
        assertThat(workOff.judge(state(200, 3), at(24)).status()).isEqualTo(CriterionStatus.MISSED);
    }

    @Test
    void a_dead_letter_is_a_failure_while_others_are_still_worked_on() {
        var dead = new DerivedState(
                200, Map.of(), 0, List.of(), 200, 0, 3, Map.of("bad payload", 1L), Map.of(), 0, Map.of());
        assertThat(over(0, dead)).isFalse();

        assertThat(workOff.judge(dead, at(1)).status()).isEqualTo(CriterionStatus.MISSED);
    }

    private boolean over(double second, DerivedState state) {
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
