package dev.aionis.drill.criteria;

import dev.aionis.drill.criteria.CanaryVerdict.Decision;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The pass criteria of scenario B, API rollback. */
public final class RollbackCriteria {

    /** What a complete judgement of the scenario holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.CANARY_DECIDED,
            PassCriterion.ROLLBACK_SLO,
            PassCriterion.ERROR_RATE_RECOVERY,
            PassCriterion.LATENCY_RECOVERY,
            PassCriterion.READINESS,
            PassCriterion.SCHEMA_COMPATIBILITY,
            PassCriterion.NO_LOST_WRITES);

    private RollbackCriteria() {}

    /**
     * The canary comparison came to a verdict; which one is not judged, since a regressed candidate is what the drill
     * rolls back.
     */
    public static Criterion canaryDecided(CanaryVerdict verdict, int minimumSamples) {
        var yardstick = new Yardstick(
                PassCriterion.CANARY_DECIDED,
                Objective.atLeast(minimumSamples, "requests"),
                "watch the canary for longer, or give it more of the load");
        return verdict.decision() == Decision.UNDECIDED
                ? yardstick.unproven(verdict.why())
                : yardstick.judge(
                        Math.min(verdict.canarySamples(), verdict.baselineSamples()),
                        "canary " + verdict.decision() + ": " + verdict.why());
    }

    /** @param rollback from its trigger until every replica was ready on the previous release */
    public static Criterion rollbackSlo(Elapsed rollback, Duration objective) {
        return new Yardstick(
                        PassCriterion.ROLLBACK_SLO,
                        Objective.atMost(objective),
                        "see the replicas' readiness probes for the one that was last")
                .judge(rollback, "rollback completed", "");
    }

    /**
     * @param completed when the previous release was restored on every replica
     * @param objective how long after that the error rate may stay outside
     */
    public static Criterion errorRateRecovery(EnvelopeReturn found, BoundedInstant completed, Duration objective) {
        return recovery(PassCriterion.ERROR_RATE_RECOVERY, found, completed, objective);
    }

    /** As {@link #errorRateRecovery}, for the p95 of latency. */
    public static Criterion latencyRecovery(EnvelopeReturn found, BoundedInstant completed, Duration objective) {
        return recovery(PassCriterion.LATENCY_RECOVERY, found, completed, objective);
    }

    private static Criterion recovery(
            PassCriterion criterion, EnvelopeReturn found, BoundedInstant completed, Duration objective) {
        var yardstick = new Yardstick(
                criterion, Objective.atMost(objective), "see the recovery curve, and the replicas' logs from then on");
        if (!found.judged()) {
            return yardstick.unproven(found.why());
        }
        Elapsed elapsed = found.at()
                .map(at -> Elapsed.took(notBelowZero(completed.until(at))))
                .orElseGet(() -> Elapsed.notWithin(watched(completed, found)));
        return yardstick.judge(elapsed, "back in envelope", found.whySince(completed.latest()));
    }

    private static Duration watched(BoundedInstant completed, EnvelopeReturn found) {
        Instant until = found.outsideUntil().orElse(completed.latest());
        return longer(Duration.between(completed.latest(), until), Duration.ZERO);
    }

    /** Back before the rollback was complete is back in no time. */
    private static Span notBelowZero(Span span) {
        return new Span(longer(span.shortest(), Duration.ZERO), longer(span.longest(), Duration.ZERO));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * @param replicas one check for every replica that was seen: ready, and on the previous release
     * @param expected how many replicas there must be
     */
    public static Criterion readiness(List<Check> replicas, int expected) {
        return new Checks(PassCriterion.READINESS, "replicas", "see the log of the replica that is not ready")
                .judge(replicas, expected);
    }

    public static Criterion schemaCompatibility(SchemaCheck check) {
        List<String> failed = check.byUse().stream()
                .filter(proof -> proof.status() == CriterionStatus.MISSED)
                .map(Check::toString)
                .toList();
        List<String> unknown = check.byUse().stream()
                .filter(proof -> proof.status() == CriterionStatus.UNPROVEN)
                .map(Check::toString)
                .toList();
        return new Findings()
                .against("migrations that the release needs and the database lacks:", check.missing())
                .against("failed by use:", failed)
                .against("in the replicas' logs:", check.violations())
                .doubt(check.known() == 0, "the release's migrations are not known")
                .doubt(check.byUse().isEmpty(), "nothing was proven by use")
                .doubt(!unknown.isEmpty(), "not to be told by use: " + Figures.some(unknown))
                .doubt(check.logsSearched() == 0, "no replica log was searched")
                .judge(
                        PassCriterion.SCHEMA_COMPATIBILITY,
                        "%d of %d migrations known to the release, %s passed, %s clean"
                                .formatted(
                                        check.known(),
                                        check.known() + check.beyond().size(),
                                        Figures.counted(check.byUse().size(), "proof") + " by use",
                                        Figures.counted(check.logsSearched(), "log")),
                        "a migration that the previous release cannot live with must be split into expand and contract");
    }

    public static Criterion noLostWrites(AuditCounts audit) {
        return LedgerCriteria.noLostWrites(audit);
    }
}
