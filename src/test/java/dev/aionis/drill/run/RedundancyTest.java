package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedundancyTest {

    private static final Check BACK = Check.of("api-1", true, "running");
    private static final Check UNKNOWN = Check.unknown("api-2", "the replica lever does not see it");
    private static final Check DOWN = Check.of("api-2", false, "not running");
    private static final Check ANSWERING = Check.of("callers answered by every replica", true, "api-1, api-2");

    @Test
    void it_is_full_when_enough_are_seen_and_nothing_speaks_against_any() {
        assertThat(full(ANSWERING, BACK, BACK)).isTrue();
        assertThat(full(Check.unknown("callers", "not named"), BACK, UNKNOWN))
                .as("to wait for longer shows no more")
                .isTrue();
    }

    /** In a cluster the killed pod's successor has a name and an address of its own. */
    @Test
    void a_pod_that_came_up_after_the_probes_began_is_there_by_the_levers_word() {
        var ready = new ReplicaStatus("aionis-api-z", "uid-z", Optional.of(true), "ready");

        assertThat(Redundancy.check(ready, false, Optional.empty()).status()).isEqualTo(CriterionStatus.MET);
        assertThat(Redundancy.check(ready, true, Optional.empty()).status())
                .as("one that is probed has to answer")
                .isEqualTo(CriterionStatus.MISSED);
        assertThat(Redundancy.check(
                                new ReplicaStatus("aionis-api-z", "uid-z", Optional.of(false), "pending"),
                                false,
                                Optional.empty())
                        .status())
                .isEqualTo(CriterionStatus.MISSED);
    }

    @Test
    void it_is_not_while_one_is_down_or_not_seen_or_answers_no_callers() {
        assertThat(full(ANSWERING, BACK, DOWN)).isFalse();
        assertThat(full(ANSWERING, BACK)).isFalse();
        assertThat(full(Check.of("callers", false, "api-1"), BACK, BACK)).isFalse();
    }

    @Test
    void who_answers_callers_is_not_asked_while_a_replica_is_away() {
        Redundancy away = Redundancy.of(List.of(BACK, DOWN), 2, () -> {
            throw new AssertionError("it reads every answer to the probes");
        });

        assertThat(away.replicas()).containsExactly(BACK, DOWN);
    }

    private static boolean full(Check answering, Check... replicas) {
        return Redundancy.of(List.of(replicas), 2, () -> answering).full();
    }
}
