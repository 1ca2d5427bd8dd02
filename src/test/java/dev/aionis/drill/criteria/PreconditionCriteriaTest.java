package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PreconditionCriteriaTest {

    private static final ArchiveState YOUNG =
            new ArchiveState(true, Optional.of(Span.exactly(Duration.ofSeconds(12))), Optional.empty());
    private static final ArchiveState NEVER = new ArchiveState(true, Optional.empty(), Optional.empty());

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    @Test
    void replicas_must_answer_and_be_distinct() {
        assertJudged(PreconditionCriteria.apiReplicas(2, 2), MET, "2 API replicas answered, objective ≥ 2 replicas");
        assertJudged(PreconditionCriteria.apiReplicas(1, 2), MISSED, "1 API replica answered");
        assertJudged(PreconditionCriteria.distinctReplicas(2, 2), MET, "2 processes behind 2 replicas");
        assertJudged(PreconditionCriteria.distinctReplicas(2, 1), MISSED, "1 processes behind 2");
        assertJudged(PreconditionCriteria.distinctReplicas(0, 0), UNPROVEN, "no replica answered");
    }

    @Test
    void a_single_check_decides_its_precondition() {
        List<Function<Check, Criterion>> all = List.of(
                PreconditionCriteria::workerApart,
                PreconditionCriteria::externalDatabase,
                check -> PreconditionCriteria.alertChannel(List.of(check)),
                PreconditionCriteria::rollbackArtifact);
        for (Function<Check, Criterion> criterion : all) {
            assertJudged(criterion.apply(Check.of("asked", true, "seen")), MET, "passed: asked");
            assertJudged(criterion.apply(Check.of("asked", false, "seen")), MISSED, "asked (seen)");
            assertJudged(criterion.apply(Check.unknown("asked", "no answer")), UNPROVEN, "asked (no answer)");
        }
    }

    @Test
    void archiving_must_be_on_and_its_newest_attempt_sound() {
        assertJudged(PreconditionCriteria.archiving(YOUNG), MET, "archiving is on");
        assertJudged(PreconditionCriteria.archiving(NEVER), MISSED, "no WAL segment was ever archived");
        var failing = new ArchiveState(true, YOUNG.lastArchivedAge(), Optional.of("0000000A"));
        assertJudged(PreconditionCriteria.archiving(failing), MISSED, "archiving of 0000000A failed");
        var off = new ArchiveState(false, Optional.empty(), Optional.empty());
        assertJudged(PreconditionCriteria.archiving(off), MISSED, "WAL archiving is off");
    }

    @Test
    void the_last_archived_segment_must_be_young() {
        assertJudged(PreconditionCriteria.archiveAge(YOUNG, Duration.ofMinutes(1)), MET, "12.0 s ago");
        assertJudged(PreconditionCriteria.archiveAge(YOUNG, Duration.ofSeconds(10)), MISSED, "HINT: ");
        assertJudged(PreconditionCriteria.archiveAge(NEVER, Duration.ofSeconds(10)), UNPROVEN, "ever archived");
    }

    @Test
    void a_restore_must_have_been_rehearsed_lately() {
        assertJudged(PreconditionCriteria.restoreRehearsed(Optional.of(Duration.ofDays(3)), 90), MET, "3 days ago");
        assertJudged(PreconditionCriteria.restoreRehearsed(Optional.of(Duration.ofDays(91)), 90), MISSED, "91 days");
        assertJudged(PreconditionCriteria.restoreRehearsed(Optional.empty(), 90), UNPROVEN, "on record");
    }

    @Test
    void monitoring_and_durability_need_something_to_look_at() {
        assertJudged(PreconditionCriteria.monitoring(List.of()), UNPROVEN, "0 of 1 checks");
        assertJudged(PreconditionCriteria.durability(List.of()), UNPROVEN, "0 of 1 settings");
        assertJudged(PreconditionCriteria.durability(List.of(Check.of("fsync", false, "off"))), MISSED, "fsync (off)");
        assertJudged(PreconditionCriteria.monitoring(List.of(Check.of("grafana", true, ""))), MET, "grafana");
    }
}
