package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.aionis.PageReport;
import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.EgressCheck;
import dev.aionis.drill.criteria.Elapsed;
import dev.aionis.drill.criteria.IntegrityCriteria;
import dev.aionis.drill.criteria.RestoreCriteria;
import dev.aionis.drill.criteria.RestorePoint;
import dev.aionis.drill.model.Criterion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the criteria of scenario A, database restore, are judged by. */
public final class RestoreFacts {

    private RestoreFacts() {}

    public record Rto(TimelineSeen timeline, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.rto(Elapsed.took(timeline.timeline(evidence).rto()), objective);
        }
    }

    /**
     * A restore that did not come to its end.
     *
     * @param after from the target until that was known
     * @param why in one sentence
     */
    public record NotRestored(Duration after, Duration objective, String why) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.notRestored(after, objective, why);
        }
    }

    public record Rpo(AuditSeen audit, long objectiveRows) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.rpo(audit.summary(evidence).counts(), objectiveRows);
        }
    }

    public record RpoWindow(AuditSeen audit, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.rpoWindow(audit.summary(evidence).counts(), objective);
        }
    }

    /**
     * @param state path of the state captured at the target
     * @param restored which database the copy is
     * @param newestFound whether the copy holds the newest commit captured at the target; empty if there was none
     */
    public record TargetReached(AuditSeen audit, String state, DatabaseIdentity restored, Optional<Boolean> newestFound)
            implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            AuditSummary summary = audit.summary(evidence);
            return RestoreCriteria.targetReached(point(evidence, summary), summary.counts());
        }

        private RestorePoint point(Evidence evidence, AuditSummary summary) {
            StateSnapshot before = evidence.json(state, StateSnapshot.class);
            DatabaseIdentity source = before.identity();
            return new RestorePoint(
                    audit.target().map(target -> before.takenAt()),
                    source.systemIdentifier()
                            .flatMap(mine -> restored.systemIdentifier().map(mine::equals)),
                    newestFound,
                    source.timeline().orElse(0),
                    restored.timeline().orElse(0),
                    summary.acknowledgedPastTarget(),
                    restored.inRecovery(),
                    List.of());
        }
    }

    /** The same, with the timelines that led to the copy's own, which is among them. */
    public record TargetReachedBy(TargetReached reached, List<Integer> timelines) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            AuditSummary summary = reached.audit().summary(evidence);
            RestorePoint point = reached.point(evidence, summary);
            return RestoreCriteria.targetReached(point.by(strange(point)), summary.counts());
        }

        private List<Long> strange(RestorePoint point) {
            return timelines.stream()
                    .map(Integer::longValue)
                    .filter(one -> one > point.sourceTimeline() && one != point.restoredTimeline())
                    .toList();
        }
    }

    /** @param state path of the state captured at the target */
    public record Schema(String state, List<Migration> restored) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            var before = evidence.json(state, StateSnapshot.class);
            return RestoreCriteria.restoredSchema(new MigrationComparison(before.migrations(), restored).check());
        }
    }

    public record Pages(PageReport report) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return IntegrityCriteria.restoredPages(new RestoredPages(report).check());
        }
    }

    /** @param wal the segments that were looked for; empty where nobody can look at the archive */
    public record Archive(Optional<Wal> wal) implements CriterionFacts {

        /** @param missing names of the segments that the archive does not hold */
        public record Wal(int segments, List<String> missing) {}

        @Override
        public Criterion judge(Evidence evidence) {
            return wal.map(seen -> IntegrityCriteria.archiveContinuity(seen.segments(), seen.missing()))
                    .orElseGet(IntegrityCriteria::archiveUnseen);
        }
    }

    public record Smoke(SmokeSeen smoke) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.apiSmoke(smoke.checks(evidence), SmokeSeen.EXPECTED);
        }
    }

    /** @param written whether the node that the smoke wrote is in the copy; empty where that could not be looked at */
    public record SmokeOnCopy(SmokeSeen smoke, Optional<Boolean> written) implements CriterionFacts {

        private static final String IN_COPY = "written node in the restored database";

        @Override
        public Criterion judge(Evidence evidence) {
            List<Check> checks = smoke.checks(evidence);
            return RestoreCriteria.apiSmoke(
                    checks.isEmpty()
                            ? checks
                            : Stream.concat(checks.stream(), Stream.of(inCopy()))
                                    .toList(),
                    SmokeSeen.EXPECTED + 1);
        }

        private Check inCopy() {
            return written.map(
                            there -> Check.of(
                                    IN_COPY,
                                    there,
                                    there
                                            ? ""
                                            : "it is not in the restored database: the API wrote to another one, or not at all"))
                    .orElseGet(() -> Check.unknown(IN_COPY, "the restored database could not be read"));
        }
    }

    /** The API did not start on the copy. */
    public record NoApi(String why) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.noApi(why, SmokeSeen.EXPECTED + 1);
        }
    }

    public record Records(RecordsSeen records) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.criticalRecords(records.comparison(evidence).check());
        }
    }

    /**
     * Critical records.
     *
     * @param state path of the state captured at the target, which has them as they were
     * @param restored as the copy has them
     */
    public record RecordsSeen(String state, List<CriticalRecord> restored) {

        public RecordComparison comparison(Evidence evidence) {
            return new RecordComparison(
                    evidence.json(state, StateSnapshot.class).criticalRecords(), restored);
        }
    }

    public record Apart(Isolation isolation) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.isolation(isolation.check());
        }
    }

    public record NoEgress(EgressCheck check) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RestoreCriteria.noEgress(check);
        }
    }
}
