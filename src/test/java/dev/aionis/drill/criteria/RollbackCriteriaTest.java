package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.CanaryVerdict.Decision;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RollbackCriteriaTest {

    private static final Instant COMPLETED = Instant.parse("2026-02-28T11:12:00Z");
    private static final BoundedInstant DONE = BoundedInstant.exactly(COMPLETED);
    private static final Duration OBJECTIVE = Duration.ofSeconds(10);

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    private static EnvelopeReturn backAfter(long earliestSeconds, long latestSeconds) {
        return EnvelopeReturn.returned(
                new BoundedInstant(COMPLETED.plusSeconds(earliestSeconds), COMPLETED.plusSeconds(latestSeconds)),
                "error rate at most 2 % from then on");
    }

    private static Criterion errors(EnvelopeReturn found) {
        return RollbackCriteria.errorRateRecovery(found, DONE, OBJECTIVE);
    }

    @Test
    void a_return_within_the_objective_is_met() {
        assertJudged(
                errors(backAfter(3, 4)), MET, "back in envelope after 3.5 s (error rate at most 2 % from then on)");
    }

    @Test
    void a_return_before_the_rollback_was_complete_took_no_time() {
        Criterion early = errors(backAfter(-5, -4));
        assertJudged(early, MET, "after 0.0 s");
        assertThat(early.measured().value()).isZero();
    }

    @Test
    void a_late_return_is_missed_and_one_that_straddles_the_objective_is_unproven() {
        assertJudged(errors(backAfter(11, 12)), MISSED, "HINT: ");
        assertJudged(errors(backAfter(9, 11)), UNPROVEN, "error bound");
    }

    @Test
    void no_return_is_missed_only_if_it_was_still_outside_after_the_objective() {
        assertJudged(
                errors(EnvelopeReturn.outside(COMPLETED.plusSeconds(20), "still 30 %")), MISSED, "not seen in 20.0 s");
        assertJudged(errors(EnvelopeReturn.outside(COMPLETED.plusSeconds(5), "still 30 %")), UNPROVEN, "too short");
        assertJudged(errors(EnvelopeReturn.outside(COMPLETED.minusSeconds(5), "still 30 %")), UNPROVEN, "too short");
    }

    @Test
    void what_could_not_be_judged_is_unproven() {
        assertJudged(
                RollbackCriteria.latencyRecovery(EnvelopeReturn.unjudged("too few"), DONE, OBJECTIVE),
                UNPROVEN,
                "too few");
    }

    @Test
    void what_could_not_be_judged_has_no_figure() {
        assertThat(errors(EnvelopeReturn.unjudged("too few")).why()).isEqualTo("too few");
    }

    @Test
    void a_figure_outside_keeps_both_outside_and_the_later_return_counts() {
        EnvelopeReturn outside = EnvelopeReturn.outside(COMPLETED, "outside");
        EnvelopeReturn unjudged = EnvelopeReturn.unjudged("unjudged");
        assertThat(backAfter(1, 2).and(backAfter(3, 4))).isEqualTo(backAfter(3, 4));
        assertThat(backAfter(3, 4).and(unjudged)).isEqualTo(unjudged);
        assertThat(unjudged.and(outside)).isEqualTo(outside);
        assertThat(outside.and(backAfter(3, 4))).isEqualTo(outside);
    }

    @Test
    void the_rollback_slo_is_a_time_limit() {
        assertJudged(
                RollbackCriteria.rollbackSlo(Elapsed.took(Span.exactly(Duration.ofSeconds(7))), OBJECTIVE),
                MET,
                "rollback completed after 7.0 s, objective ≤ 10 s");
    }

    @Test
    void readiness_needs_every_replica() {
        Check ready = Check.of("api-1", true, "v0.1.8");
        assertJudged(RollbackCriteria.readiness(List.of(ready, ready), 2), MET, "api-1");
        assertJudged(RollbackCriteria.readiness(List.of(ready), 2), UNPROVEN, "1 of 2 replicas");
        assertJudged(
                RollbackCriteria.readiness(List.of(ready, Check.of("api-2", false, "v0.2.2")), 2),
                MISSED,
                "api-2 (v0.2.2)");
    }

    @Test
    void a_schema_is_compatible_by_use_with_clean_logs() {
        Check reads = Check.of("reads what the candidate wrote", true, "");
        assertJudged(schema(27, List.of(), List.of(reads), 2, List.of()), MET, "27 of 28 migrations known");
        assertJudged(schema(27, List.of("0020_x.sql"), List.of(reads), 2, List.of()), MISSED, "0020_x.sql");
        assertJudged(schema(27, List.of(), List.of(reads), 2, List.of("startup contract")), MISSED, "startup contract");
        assertJudged(
                schema(27, List.of(), List.of(Check.of("writes", false, "500")), 2, List.of()), MISSED, "writes (500)");
    }

    @Test
    void a_schema_without_proof_by_use_or_without_logs_is_unproven() {
        Check reads = Check.of("reads", true, "");
        assertJudged(schema(27, List.of(), List.of(), 2, List.of()), UNPROVEN, "by use");
        assertJudged(schema(27, List.of(), List.of(reads), 0, List.of()), UNPROVEN, "no replica log");
        assertJudged(schema(0, List.of(), List.of(reads), 2, List.of()), UNPROVEN, "not known");
        assertJudged(schema(27, List.of(), List.of(Check.unknown("w", "x")), 2, List.of()), UNPROVEN, "not to be told");
    }

    private static Criterion schema(
            int known, List<String> missing, List<Check> byUse, int logs, List<String> violations) {
        return RollbackCriteria.schemaCompatibility(
                new SchemaCheck(known, missing, List.of("0028_new.sql"), byUse, logs, violations));
    }

    @Test
    void a_canary_is_decided_by_either_verdict() {
        assertJudged(
                RollbackCriteria.canaryDecided(verdict(Decision.REGRESSED), 100), MET, "canary REGRESSED: figures");
        assertJudged(RollbackCriteria.canaryDecided(verdict(Decision.HEALTHY), 100), MET, "canary HEALTHY");
        assertJudged(RollbackCriteria.canaryDecided(verdict(Decision.UNDECIDED), 100), UNPROVEN, "figures");
    }

    private static CanaryVerdict verdict(Decision decision) {
        return new CanaryVerdict(
                decision, 200, 150, List.of(), List.of(), OptionalDouble.empty(), Optional.empty(), "figures");
    }

    @Test
    void a_lost_write_misses_and_an_unexplained_row_leaves_no_proof() {
        assertJudged(lostWrites(10, 0, 0), MET, "10 of 10");
        assertJudged(lostWrites(10, 1, 0), MISSED, "1 lost");
        assertJudged(lostWrites(10, 0, 1), UNPROVEN, "1 row of the drill's own ids");
        assertJudged(lostWrites(10, 1, 1), MISSED, "1 lost");
        assertJudged(lostWrites(0, 0, 0), UNPROVEN, "no write was acknowledged");
    }

    private static Criterion lostWrites(long acknowledged, long lost, long phantom) {
        return RollbackCriteria.noLostWrites(
                new AuditCounts(acknowledged, acknowledged - lost, lost, 0, 0, phantom, 0, Optional.empty()));
    }
}
