package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.ReplicaAbsence.Answers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaAbsenceTest {

    private static Premise premise(long probes, long good) {
        return ReplicaAbsence.premise(
                "api-2", Optional.of(new Answers(probes, good, good < probes)), Optional.of(true));
    }

    @Test
    void a_replica_that_answered_nothing_was_lost() {
        assertThat(premise(50, 0)).isEqualTo(Premise.holds());
    }

    @Test
    void one_that_went_on_answering_was_not_whatever_the_lever_says_and_not_even_a_miss_counts() {
        assertThat(premise(50, 50).broken())
                .hasValueSatisfying(why -> assertThat(why).contains("answered all of 50"));
        assertThat(premise(50, 50).voidsMisses()).isTrue();
    }

    @Test
    void one_that_came_back_by_itself_was_lost_for_less_than_the_drill_says() {
        assertThat(premise(50, 20).broken())
                .hasValueSatisfying(why -> assertThat(why).contains("nobody held it away"));
        assertThat(premise(50, 20).voidsMisses())
                .as("what callers suffered, they suffered")
                .isFalse();
    }

    @Test
    void too_few_answers_tell_nothing() {
        assertThat(premise(2, 0).broken())
                .hasValueSatisfying(why -> assertThat(why).contains("probed 2 times"));
    }

    @Test
    void where_it_is_not_probed_by_itself_the_lever_must_have_seen_it_gone() {
        assertThat(ReplicaAbsence.premise("api-2", Optional.empty(), Optional.of(true)))
                .isEqualTo(Premise.holds());
        assertThat(ReplicaAbsence.premise("api-2", Optional.empty(), Optional.of(false))
                        .broken())
                .isPresent();
        assertThat(ReplicaAbsence.premise("api-2", Optional.empty(), Optional.empty())
                        .broken())
                .isPresent();
    }
}
