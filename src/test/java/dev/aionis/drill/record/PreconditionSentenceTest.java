package dev.aionis.drill.record;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreconditionSentenceTest {

    @Test
    void a_sentence_is_met_when_each_of_its_checks_is() {
        assertThat(monitoring(check("monitoring", MET), check("alert-channel", MET)))
                .isEqualTo(MET);
    }

    @Test
    void one_missed_check_misses_the_sentence_also_beside_an_unproven_one() {
        assertThat(monitoring(check("monitoring", UNPROVEN), check("alert-channel", MISSED)))
                .isEqualTo(MISSED);
    }

    @Test
    void a_check_that_was_not_looked_at_leaves_the_sentence_unproven() {
        assertThat(monitoring(check("alert-channel", MET))).isEqualTo(UNPROVEN);
        assertThat(monitoring()).isEqualTo(UNPROVEN);
    }

    @Test
    void the_same_check_twice_does_not_stand_for_the_other() {
        assertThat(monitoring(check("alert-channel", MET), check("alert-channel", MET)))
                .isEqualTo(UNPROVEN);
        assertThat(monitoring(check("monitoring", MET), check("alert-channel", MET), check("alert-channel", UNPROVEN)))
                .isEqualTo(UNPROVEN);
    }

    private static CriterionStatus monitoring(PreconditionRecord... checks) {
        return PreconditionSentence.MONITORING.status(List.of(checks));
    }

    private static PreconditionRecord check(String name, CriterionStatus status) {
        return new PreconditionRecord(name, status, "seen", "wanted", List.of());
    }
}
