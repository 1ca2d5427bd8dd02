package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Check READY = Check.of("api-1", true, "taken in");
    private static final Check DOWN = Check.of("api-2", false, "refused");
    private static final Check UNKNOWN = Check.unknown("api-3", "the release lever sees neither");

    @Test
    void it_is_seen_when_every_replica_is_ready() {
        var readiness = new Readiness(List.of(READY, READY), true);

        assertThat(readiness.seen()).isTrue();
        assertThat(readiness.unseen()).isFalse();
    }

    @Test
    void a_replica_that_is_not_ready_is_worth_waiting_for() {
        var readiness = new Readiness(List.of(READY, DOWN), true);

        assertThat(readiness.seen()).isFalse();
        assertThat(readiness.unseen()).isFalse();
    }

    @Test
    void where_nobody_can_look_no_waiting_helps() {
        var readiness = new Readiness(List.of(UNKNOWN, UNKNOWN), true);

        assertThat(readiness.seen()).isFalse();
        assertThat(readiness.unseen()).isTrue();
        assertThat(readiness.describe()).contains("api-3").contains("the release lever sees neither");
    }

    /** It is as if a replica were down: the wait goes on to its limit, and rollback-slo is missed. */
    @Test
    void a_rollback_that_failed_is_none_that_nobody_can_see() {
        assertThat(new Readiness(List.of(UNKNOWN, UNKNOWN), false).unseen()).isFalse();
        assertThat(new Readiness(List.of(READY, READY), false).seen())
                .as("it was done in spite of it")
                .isTrue();
    }

    @Test
    void a_replica_that_is_down_speaks_for_those_that_nobody_can_see() {
        assertThat(new Readiness(List.of(UNKNOWN, DOWN), true).unseen()).isFalse();
        assertThat(new Readiness(List.of(UNKNOWN, READY), true).unseen())
                .as("it may still be seen")
                .isFalse();
    }
}
