package dev.aionis.drill.facts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** All that some figures of a record are made of; as {@link CriterionFacts}, of figures that nobody judges. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface FigureFacts
        permits Figures.RestoreTarget,
                Figures.RestoreTimes,
                Figures.SmokeEndpoints,
                Figures.RestoredSystem,
                Figures.CriticalRecords,
                Figures.LedgerClasses,
                Figures.ClockOffsets,
                ServiceFigures.Canary,
                ServiceFigures.DetectionTime,
                ServiceFigures.RollbackTimes,
                ServiceFigures.RecoveryTimes,
                ServiceFigures.Availability,
                ServiceFigures.Alerts,
                BacklogFacts.Peak,
                BacklogFacts.Drain,
                BacklogFacts.LongestGap,
                BacklogFacts.Pause,
                BacklogFacts.Outbox,
                ReplicaFigures.Steady,
                ReplicaFigures.Loss,
                ReplicaFigures.Redundancy,
                ReplicaFigures.Recovery,
                FigureFacts.Told {

    /** By the keys of the record. */
    Map<String, Object> derive(Evidence evidence);

    /** Figures of one source: what a lever, a database or a clock told once, of which nothing else is left. */
    record Told(Map<String, Object> figures) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return figures;
        }
    }
}
