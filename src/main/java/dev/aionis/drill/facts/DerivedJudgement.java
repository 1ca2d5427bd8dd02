package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.criteria.DeadLetters;
import dev.aionis.drill.criteria.DerivedCounts;
import dev.aionis.drill.criteria.EffectCounts;
import dev.aionis.drill.model.BacklogSample;
import java.util.Set;

/** The derived state that the database holds, in the terms that criteria judge. */
public final class DerivedJudgement {

    private static final String PENDING = "pending";
    private static final String FAILED = "failed";

    private DerivedJudgement() {}

    /** The two look at one set of writes apart from each other: nodes that only the audit saw have no derived state. */
    public static DerivedCounts state(AuditCounts audit, DerivedState derived) {
        long missing = Math.max(audit.lost(), audit.acknowledged() - derived.nodes());
        long pending = derived.nodesByEmbedding().getOrDefault(PENDING, 0L);
        long failed = derived.nodesByEmbedding().getOrDefault(FAILED, 0L);
        long unfinished = derived.withoutEmbedding() + missing + derived.unpublished();
        long complete = Math.max(0, audit.acknowledged() - unfinished);
        return new DerivedCounts(audit.acknowledged(), complete, missing, pending, failed, derived.unpublished());
    }

    /** Every write has two events, and each must have been published once. */
    public static EffectCounts effects(AuditCounts audit, DerivedState derived) {
        Set<String> types = derived.publishedPerWrite().keySet();
        long never = types.stream().mapToLong(derived::writesNeverPublished).sum();
        long notOnce = types.stream().mapToLong(derived::writesNotPublishedOnce).sum();
        long neverSeen = types.isEmpty() ? audit.acknowledged() : 0;
        return new EffectCounts(
                audit.acknowledged(),
                never + neverSeen,
                notOnce - never,
                derived.writesWithoutEvents(),
                derived.duplicateJobKeys());
    }

    public static DeadLetters deadLetters(long before, BacklogSample now, DerivedState derived) {
        return new DeadLetters(before, Math.max(0, now.deadLetters() - before), derived.deadLettersByReason());
    }
}
