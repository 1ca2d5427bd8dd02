package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.AlertDetection;
import dev.aionis.drill.criteria.DetectionCriteria;
import dev.aionis.drill.criteria.Elapsed;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.criteria.RollbackCriteria;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.observe.AlertTrack;
import java.time.Duration;

/** What criteria of more than one scenario are judged by. */
public final class SharedFacts {

    private SharedFacts() {}

    /** Of a live database: the same criterion in scenarios B, C and D. */
    public record NoLostWrites(AuditSeen audit) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return RollbackCriteria.noLostWrites(audit.summary(evidence).counts());
        }
    }

    /** A criterion whose subject could not be looked at. @param why in one sentence */
    public record Unseen(PassCriterion criterion, String why) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return criterion.unseen(why);
        }
    }

    public record AlertDetected(AlertsSeen alerts, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            BoundedInstant moment = alerts.disrupted().moment(evidence);
            return DetectionCriteria.alertDetected(
                    alerts.tracks(evidence).stream()
                            .map(track -> detection(track, moment))
                            .toList(),
                    objective);
        }

        private static AlertDetection detection(AlertTrack track, BoundedInstant disrupted) {
            Elapsed latency =
                    track.latency(disrupted).map(Elapsed::took).orElseGet(() -> Elapsed.notWithin(track.quiet()));
            Premise premise = track.broken().map(Premise::doubted).orElseGet(Premise::holds);
            return new AlertDetection(track.alert(), latency, premise, AlertTable.remark(track));
        }
    }
}
