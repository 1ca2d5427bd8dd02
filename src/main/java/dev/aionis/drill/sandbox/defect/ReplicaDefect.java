package dev.aionis.drill.sandbox.defect;

/** What can be wrong where an API replica is lost, and comes back. */
public enum ReplicaDefect implements Defect {
    DEAD_REPLICA_KEPT("the balancer goes on sending a dead replica its share of the requests"),
    TAKEN_OUT_LATE(
            "the balancer sends a dead replica its share of the requests for four seconds before it takes it out"),
    RELOADS_ON_LOSS("the balancer reloads when it has lost a replica, and answers nobody for three seconds"),
    NEVER_TAKEN_IN_AGAIN("the balancer never again sends requests to a replica that it once took out"),
    SURVIVOR_TOO_SMALL("each replica is sized for its own share, and alone refuses what is above"),
    DIES_AGAIN("the replica comes back, and some seconds later is gone again"),
    COMES_BACK_BROKEN("the replica comes back with settings that were changed meanwhile, and fails every recall"),
    COMES_BACK_SLOW("the replica comes back with settings that were changed meanwhile, and is slow"),
    WRITES_LOST_IN_CRASH("the API acknowledges writes from a buffer, which ends with its process");

    private final String fault;

    ReplicaDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
