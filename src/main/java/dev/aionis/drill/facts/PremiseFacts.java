package dev.aionis.drill.facts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aionis.drill.criteria.Premise;

/** What shows whether a premise holds that a criterion rests on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface PremiseFacts
        permits Premises.DatabaseClock,
                Premises.LoadAsPlanned,
                Premises.SoundSteadyState,
                Premises.NothingBesideComparison,
                Premises.BacklogWatched,
                Premises.ClaimsHeld,
                Premises.ReplicaGone {

    Premise premise(Evidence evidence);
}
