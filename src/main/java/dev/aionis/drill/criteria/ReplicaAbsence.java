package dev.aionis.drill.criteria;

import java.util.Optional;

/** Whether the replica that was to be killed was gone: a drill in which it went on answering proves nothing. */
public final class ReplicaAbsence {

    /** Fewer answers than that tell nothing. */
    private static final int FEWEST_PROBES = 3;

    private ReplicaAbsence() {}

    /**
     * What its own probe saw from the kill until it was brought back.
     *
     * @param good how many of the answers were good
     * @param outage whether there was a bad one
     */
    public record Answers(long probes, long good, boolean outage) {}

    /**
     * @param answers of the replica itself; empty where it is not probed under its name
     * @param seenGone whether the lever no longer saw it serve; empty where it can't see that
     */
    public static Premise premise(String replica, Optional<Answers> answers, Optional<Boolean> seenGone) {
        if (answers.isEmpty()) {
            return seenGone.map(gone -> gone
                            ? Premise.holds()
                            : Premise.doubted(replica + " still served when it was to be gone, as the lever saw it"))
                    .orElseGet(() -> Premise.doubted("nobody saw whether " + replica + " was gone: it is not probed by"
                            + " itself, and the lever does not see it"));
        }
        Answers seen = answers.get();
        if (seen.probes() < FEWEST_PROBES) {
            return Premise.doubted("%s was probed %d times after it was killed, at least %d needed"
                    .formatted(replica, seen.probes(), FEWEST_PROBES));
        }
        if (!seen.outage()) {
            return Premise.doubted("%s answered all of %d probes after it was killed, so nothing was lost"
                    .formatted(replica, seen.probes()));
        }
        return seen.good() == 0
                ? Premise.holds()
                : Premise.broken("%s answered %d of %d probes before it was brought back: nobody held it away"
                        .formatted(replica, seen.good(), seen.probes()));
    }
}
