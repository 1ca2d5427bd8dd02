package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.Elapsed;
import dev.aionis.drill.criteria.RollbackCriteria;
import dev.aionis.drill.criteria.SchemaCheck;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the criteria of scenario B, API rollback, are judged by. */
public final class RollbackFacts {

    private RollbackFacts() {}

    public record Canary(CanarySeen canary, int minimumSamples) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RollbackCriteria.canaryDecided(canary.verdict(evidence), minimumSamples);
        }
    }

    /** @param completed false where it was given up before every replica was ready */
    public record Slo(ReadySeen ready, boolean completed, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            Span rollback = ready.rollback(evidence);
            return RollbackCriteria.rollbackSlo(
                    completed ? Elapsed.took(rollback) : Elapsed.notWithin(rollback.longest()), objective);
        }
    }

    public record ErrorRate(RecoverySeen recovery, ReadySeen ready, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RollbackCriteria.errorRateRecovery(
                    recovery.found(evidence).errorRate(), ready.moment(evidence), objective);
        }
    }

    public record Latency(RecoverySeen recovery, ReadySeen ready, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RollbackCriteria.latencyRecovery(
                    recovery.found(evidence).latency(), ready.moment(evidence), objective);
        }
    }

    /** @param expected how many replicas there must be */
    public record Readiness(List<Check> replicas, int expected) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RollbackCriteria.readiness(replicas, expected);
        }
    }

    /**
     * @param known migrations that the rollback release was made for
     * @param now those that the database has after the rollback
     * @param byUse proofs by use
     * @param violations what the replicas' logs said against it
     */
    public record Compatibility(
            List<Migration> known, List<Migration> now, List<Check> byUse, int logsSearched, List<String> violations)
            implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            var migrations = new MigrationComparison(known, now);
            List<String> altered = migrations.altered();
            var proofs = new ArrayList<Check>();
            proofs.add(Check.of("known migrations unaltered", altered.isEmpty(), String.join(", ", altered)));
            proofs.addAll(byUse);
            return RollbackCriteria.schemaCompatibility(new SchemaCheck(
                    migrations.check().expected(),
                    migrations.missing(),
                    migrations.unexpected(),
                    proofs,
                    logsSearched,
                    violations));
        }
    }
}
