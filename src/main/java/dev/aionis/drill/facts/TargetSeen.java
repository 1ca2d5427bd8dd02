package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;

/**
 * The restore target T, as the database stamped it and its clock was known.
 *
 * @param state path of the state captured at T
 * @param clocks up to the look that was taken at T
 */
public record TargetSeen(String state, ClocksSeen clocks) {

    /** T on the drill host's clock. */
    public BoundedInstant moment(Evidence evidence) {
        return clocks.readings(evidence)
                .latest(ClocksSeen.DATABASE)
                .map(reading -> reading.toLocal(snapshot(evidence).takenAt()))
                .orElseThrow(() -> new DrillException(
                        clocks.path() + " has no reading of the database's clock, expected at least one",
                        "without its offset its moments can't be held against the ledger's"));
    }

    public StateSnapshot snapshot(Evidence evidence) {
        return evidence.json(state, StateSnapshot.class);
    }
}
