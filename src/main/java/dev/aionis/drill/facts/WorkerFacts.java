package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.WaitingEvent;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import java.time.Duration;
import java.util.Optional;

/** What the criteria of scenario C, worker recovery, are judged by. */
public final class WorkerFacts {

    private WorkerFacts() {}

    /** @param factor that the peak must reach, as a multiple of the baseline's median */
    public record Grew(CurveSeen curve, double factor) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.backlogGrew(curve.curve(evidence), factor);
        }
    }

    public record Drained(CurveSeen curve) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.backlogDrained(curve.curve(evidence));
        }
    }

    /** @param waiting at the head of the outbox when nobody waited any longer for it to drain */
    public record NotDrained(CurveSeen curve, WaitingEvent waiting) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.backlogDrained(curve.curve(evidence), Optional.of(waiting));
        }
    }

    /** @param claimTimeout after which a dead worker's claims expire */
    public record DrainTime(CurveSeen curve, Duration objective, Duration claimTimeout) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.drainTime(curve.curve(evidence), objective, claimTimeout);
        }
    }

    /**
     * @param before how many stood there before the worker was stopped
     * @param now the outbox when it was judged
     */
    public record DeadLetters(long before, BacklogSample now, DerivedSeen derived) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.noDeadLetters(DerivedJudgement.deadLetters(before, now, derived.state(evidence)));
        }
    }

    public record Derived(AuditSeen audit, DerivedSeen derived) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.derivedState(
                    DerivedJudgement.state(audit.summary(evidence).counts(), derived.state(evidence)));
        }
    }

    public record Effects(AuditSeen audit, DerivedSeen derived) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return WorkerCriteria.effectsOnce(
                    DerivedJudgement.effects(audit.summary(evidence).counts(), derived.state(evidence)));
        }
    }
}
