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
                check -> PreconditionCriteria.alertChannel(List.of(check)),
                PreconditionCriteria::rollbackArtifact,
                PreconditionCriteria::apiCredentials);
        for (Function<Check, Criterion> criterion : all) {
            assertJudged(criterion.apply(Check.of("asked", true, "seen")), MET, "passed: asked");
            assertJudged(criterion.apply(Check.of("asked", false, "seen")), MISSED, "asked (seen)");
            assertJudged(criterion.apply(Check.unknown("asked", "no answer")), UNPROVEN, "asked (no answer)");
        }
    }

    @Test
    void a_database_stands_apart_only_if_both_its_name_and_its_host_do() {
        Check one = Check.of("one database", true, "");
        assertJudged(PreconditionCriteria.externalDatabase(List.of(one)), UNPROVEN, "1 of 2 checks");
        assertJudged(PreconditionCriteria.externalDatabase(List.of(one, one)), MET, "one database");
        assertJudged(
                PreconditionCriteria.externalDatabase(List.of(one, Check.of("host", false, "shared: 10.0.0.1"))),
                MISSED,
                "host (shared: 10.0.0.1)");
    }

    @Test
    void another_drill_or_any_other_refusal_is_an_obstacle() {
        assertJudged(PreconditionCriteria.oneDrill(Optional.empty(), "wait"), MET, "no other drill runs in it");
        assertJudged(
                PreconditionCriteria.oneDrill(Optional.of("drill ha_drill_1 runs"), "wait"),
                MISSED,
                "drill ha_drill_1 runs, objective ≤ 0 obstacles; HINT: wait");
    }

    @Test
    void a_pinned_identity_is_that_of_database_and_api() {
        Check database = Check.of("system identifier", true, "");
        Check api = Check.of("database_target_hash of api-1", false, "another");
        assertJudged(PreconditionCriteria.pinnedIdentity(List.of(database)), MET, "system identifier");
        assertJudged(PreconditionCriteria.pinnedIdentity(List.of(database, api)), MISSED, "of api-1 (another)");
        assertJudged(PreconditionCriteria.pinnedIdentity(List.of()), UNPROVEN, "HINT: see that deployment.external");
    }

    @Test
    void residue_is_counted_and_what_was_cleared_is_told() {
        List<String> none = List.of();
        assertJudged(PreconditionCriteria.noResidue(none, none, "undo"), MET, "nothing is left of earlier drills, obj");
        assertJudged(
                PreconditionCriteria.noResidue(none, List.of("worker"), "undo"),
                MET,
                "nothing is left of earlier drills; cleared: worker");
        Criterion left = PreconditionCriteria.noResidue(List.of("copy", "lock"), none, "java -jar undo");
        assertJudged(left, MISSED, "left: copy, lock, objective");
        assertThat(left.measured().value()).isEqualTo(2);
        assertThat(left.why()).endsWith("or without a drill: java -jar undo");
    }

    @Test
    void the_last_backup_must_be_young_and_one_that_nobody_sees_comes_with_a_hint() {
        Duration objective = Duration.ofHours(26);
        assertJudged(PreconditionCriteria.backupAge(Optional.of(Duration.ofHours(3)), objective), MET, "10800.0 s ago");
        assertJudged(
                PreconditionCriteria.backupAge(Optional.of(Duration.ofHours(27)), objective), MISSED, "HINT: take");
        assertJudged(PreconditionCriteria.backupAge(Optional.empty(), objective), UNPROVEN, "HINT: take a backup");
    }

    @Test
    void the_database_s_clock_may_be_far_off_but_must_be_known_closely() {
        Duration limit = Duration.ofMillis(50);
        assertJudged(
                PreconditionCriteria.clocks(Duration.ofSeconds(90), Duration.ofMillis(2), limit),
                MET,
                "90000.0 ms from ours, known to 2.0 ms");
        assertJudged(
                PreconditionCriteria.clocks(Duration.ZERO, Duration.ofMillis(51), limit), MISSED, "HINT: drill from");
        assertJudged(PreconditionCriteria.clocksUnread(limit, "no answer in 15 rounds"), UNPROVEN, "no answer");
    }

    @Test
    void an_indispensable_privilege_outweighs_those_that_only_leave_something_unproven() {
        Check optional = Check.unknown("member of pg_read_all_stats", "missing");
        Check needed = Check.of("SELECT on memory_nodes", false, "missing");
        assertJudged(PreconditionCriteria.databasePrivileges(List.of(optional)), UNPROVEN, "HINT: run the grants");
        assertJudged(
                PreconditionCriteria.databasePrivileges(List.of(optional, needed)), MISSED, "SELECT on memory_nodes");
        assertJudged(
                PreconditionCriteria.gatePrograms(List.of(Check.of("core", false, "not on PATH"))), MISSED, "not on");
        assertJudged(PreconditionCriteria.noOpenIncident(List.of(Check.of("pager", false, "INC-7"))), MISSED, "INC-7");
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
