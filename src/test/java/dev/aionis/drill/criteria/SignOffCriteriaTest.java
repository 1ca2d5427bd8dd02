package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOffCriteriaTest {

    private static final Check PREFLIGHT = Check.of("npm run -s preflight:prod", true, "exit 0");

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    @Test
    void validation_commands_are_met_by_all_that_were_expected() {
        Check core = Check.of("core", false, "exit 1");
        assertJudged(SignOffCriteria.validationCommands(List.of(PREFLIGHT), 1), MET, "preflight:prod, objective");
        assertJudged(SignOffCriteria.validationCommands(List.of(PREFLIGHT), 2), UNPROVEN, "1 of 2 gates made");
        assertJudged(SignOffCriteria.validationCommands(List.of(PREFLIGHT, core), 2), MISSED, "core (exit 1)");
    }

    @Test
    void what_is_left_is_missed_piece_by_piece_also_where_something_could_not_be_seen() {
        Criterion judged = SignOffCriteria.nothingLeft(3, List.of("worker stopped", "copy there"), List.of("release"));
        assertJudged(judged, MISSED, "left: worker stopped, copy there");
        assertThat(judged.measured().value()).isEqualTo(2);
    }

    @Test
    void what_no_lever_can_look_at_is_not_proven_gone() {
        assertJudged(SignOffCriteria.nothingLeft(3, List.of(), List.of("release")), UNPROVEN, "look: release");
        assertJudged(SignOffCriteria.nothingLeft(3, List.of(), List.of()), MET, "3 of 3 disruptions undone");
    }
}
