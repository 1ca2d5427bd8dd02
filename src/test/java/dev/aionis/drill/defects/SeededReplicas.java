package dev.aionis.drill.defects;

import static dev.aionis.drill.sandbox.defect.ReplicaDefect.COMES_BACK_BROKEN;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.COMES_BACK_SLOW;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.DEAD_REPLICA_KEPT;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.DIES_AGAIN;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.NEVER_TAKEN_IN_AGAIN;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.RELOADS_ON_LOSS;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.SURVIVOR_TOO_SMALL;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.TAKEN_OUT_LATE;
import static dev.aionis.drill.sandbox.defect.ReplicaDefect.WRITES_LOST_IN_CRASH;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.ReplicaDefect;
import java.util.List;

/** What is wrong where a replica is lost and comes back, and how scenario D finds it. */
final class SeededReplicas {

    private SeededReplicas() {}

    static List<Seeded> all() {
        return List.of(
                in(DEAD_REPLICA_KEPT)
                        .set("replica.away", "8s")
                        .missed("taken-out", "taken out of rotation: not seen in .*error rate")
                        .follows("error-budget", "service-kept"),
                in(TAKEN_OUT_LATE)
                        .set("replica.away", "8s")
                        .missed("taken-out", "taken out of rotation after [4-9]\\.")
                        .follows("error-budget", "service-kept"),
                in(RELOADS_ON_LOSS)
                        .set("replica.away", "8s")
                        .missed("service-kept", "longest outage of (read|write) over after [3-9]\\.")
                        .follows("taken-out", "error-budget"),
                in(NEVER_TAKEN_IN_AGAIN)
                        .missed("full-redundancy", "not seen in .*callers answered by every replica \\(api-1\\)"),
                in(SURVIVOR_TOO_SMALL)
                        .missed("error-budget", "\\d+ of \\d+ requests failed while redundancy was lost")
                        .follows("taken-out", "service-kept"),
                in(DIES_AGAIN)
                        .set("replica.away", "5s")
                        .set("replica.sustained", "3s")
                        .missed("full-redundancy", "and lost again, not there: api-2 \\(not running")
                        .follows("nothing-left", "validation-commands", Judgement.PREFLIGHT),
                in(COMES_BACK_BROKEN)
                        .missed("error-rate-recovery", "error rate (of recall )?last seen at \\d")
                        .follows("error-budget"),
                in(COMES_BACK_SLOW)
                        // its envelope is not to be that of a machine on which two deployments have just started
                        .set("observe.steady-state", "8s")
                        .set("objectives.replica.latency-tolerance", "1")
                        .missed("latency-recovery", "not seen in .*slow.* last seen at"),
                in(WRITES_LOST_IN_CRASH)
                        .set("replica.away", "5s")
                        .missed("no-lost-writes", "acknowledged writes recovered, [1-9]\\d* lost")
                        // what the read probe looks for was written, and is lost with the rest
                        .follows("taken-out", "service-kept"));
    }

    /**
     * Short of patience, since some of these never recover, yet enough of it for two drills that start replicas beside
     * each other; callers may suffer more than a sound drill allows them.
     */
    private static Seeded in(ReplicaDefect defect) {
        return Seeded.in(Scenario.REPLICA_LOSS, defect)
                .set("replica.limit", "22s")
                .set("objectives.replica.full-redundancy", "20s")
                .set("abort.error-rate", "1");
    }
}
