package dev.aionis.drill.facts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aionis.drill.model.Criterion;

/**
 * All that a criterion is judged by, its objective included: what was seen, or which raw evidence shows it. The drill
 * and whoever checks its record judge by the same facts in the same way, since there is no other.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface CriterionFacts
        permits PreconditionFacts.OneDrill,
                PreconditionFacts.Replicas,
                PreconditionFacts.Processes,
                PreconditionFacts.Looks,
                PreconditionFacts.Settings,
                PreconditionFacts.Residue,
                PreconditionFacts.Archiving,
                PreconditionFacts.ArchiveAge,
                PreconditionFacts.BackupAge,
                PreconditionFacts.Rehearsal,
                PreconditionFacts.Clocks,
                RestoreFacts.Rto,
                RestoreFacts.NotRestored,
                RestoreFacts.TargetReachedBy,
                RestoreFacts.SmokeOnCopy,
                RestoreFacts.NoApi,
                RestoreFacts.Rpo,
                RestoreFacts.RpoWindow,
                RestoreFacts.TargetReached,
                RestoreFacts.Schema,
                RestoreFacts.Pages,
                RestoreFacts.Archive,
                RestoreFacts.Smoke,
                RestoreFacts.Records,
                RestoreFacts.Apart,
                RestoreFacts.NoEgress,
                RollbackFacts.Canary,
                RollbackFacts.Slo,
                RollbackFacts.ErrorRate,
                RollbackFacts.Latency,
                RollbackFacts.Readiness,
                RollbackFacts.Compatibility,
                WorkerFacts.Grew,
                WorkerFacts.Drained,
                WorkerFacts.NotDrained,
                WorkerFacts.DrainTime,
                WorkerFacts.DeadLetters,
                WorkerFacts.Derived,
                WorkerFacts.Effects,
                ReplicaFacts.TakenOut,
                ReplicaFacts.ServiceKept,
                ReplicaFacts.FullRedundancy,
                ReplicaFacts.ErrorBudget,
                ClosingFacts.Gates,
                ClosingFacts.Undone,
                SharedFacts.NoLostWrites,
                SharedFacts.Unseen,
                SharedFacts.AlertDetected {

    /** @throws dev.aionis.drill.model.DrillException if evidence that it takes is missing or not whole */
    Criterion judge(Evidence evidence);
}
