package dev.aionis.drill.run;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.ProbeSample;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was seen of the replicas when the wait for full redundancy ended.
 *
 * @param replicas one check for each that the lever sees
 * @param full whether enough are seen, and nothing speaks against any, nor against callers being answered by all
 */
record Redundancy(List<Check> replicas, boolean full) {

    Redundancy {
        replicas = List.copyOf(replicas);
    }

    /**
     * @param expected how many there must be
     * @param answering whether callers are answered by all of them; asked for only where the replicas are there, since it
     *     reads every answer to the probes
     */
    static Redundancy of(List<Check> replicas, int expected, Supplier<Check> answering) {
        boolean there = replicas.size() >= expected && replicas.stream().noneMatch(Redundancy::against);
        return new Redundancy(replicas, there && !against(answering.get()));
    }

    /**
     * Whether the replica is in rotation, as far as the lever sees it, and answers by itself. A pod that came up after the
     * probes began is known to the lever alone.
     *
     * @param probed whether its health is probed
     * @param last answer of its health
     */
    static Check check(ReplicaStatus replica, boolean probed, Optional<ProbeSample> last) {
        String seen = replica.detail()
                + last.map(sample -> ", health " + sample.detail()).orElse(probed ? ", no health yet" : ", not probed");
        boolean answers = !probed || last.map(ProbeSample::good).orElse(false);
        if (!replica.serving().orElse(true) || !answers) {
            return Check.of(replica.name(), false, seen);
        }
        return replica.serving().isPresent()
                ? Check.of(replica.name(), true, seen)
                : Check.unknown(replica.name(), seen + ": the replica lever does not see whether it is in rotation");
    }

    private static boolean against(Check check) {
        return check.status() == CriterionStatus.MISSED;
    }
}
