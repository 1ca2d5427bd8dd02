package dev.aionis.drill.sandbox.defect;

/** What can be wrong with releases, and with how they are rolled out and back. */
public enum RollbackDefect implements Defect {
    ROLLBACK_CHANGES_NOTHING("the rollback answers that it is done, and the candidate goes on running"),
    REPLICA_LEFT_ON_CANDIDATE(
            "the rollback restarts the replicas and shares the requests evenly again, and passes over the one that runs"
                    + " the candidate"),
    ERRORS_GO_ON("the rollback takes back the release and not its settings: every replica is ready, and requests go on"
            + " failing"),
    LATENCY_STAYS("the rollback takes back the release and not its settings: nothing fails any more, and requests stay"
            + " slow"),
    CANDIDATE_COMES_BACK("a reconciler deploys the candidate again some seconds after the rollback was done"),
    RELAPSE("the release that was rolled back to serves well for some seconds, and fails again as its connections"
            + " leak"),
    COLUMN_DROPPED("the candidate's migration drops a column that the previous release writes"),
    COLUMN_NOT_NULL("the candidate's migration demands a value in a column that the previous release does not write"),
    VALUES_NARROWED("the candidate's migration allows only a value that the previous release does not know"),
    TENANT_LOCKED_OUT("the candidate's migration makes the previous release's writes of one tenant fail"),
    PAYLOAD_OF_NEW_SHAPE("the candidate leaves outbox events of a shape that the worker cannot process"),
    WRITES_LOST_IN_RESTART("the API acknowledges writes from a buffer, which a restart throws away"),
    CONTRACT_VIOLATION_LOGGED(
            "the previous release starts in violation of its startup contract, and only its log says so"),
    REGRESSION_IN_THE_NOISE("the candidate fails one request in a hundred, which looks like noise"),
    REGRESSION_OF_ONE_TENANT("the candidate fails every request of one tenant, and of no other"),
    REGRESSION_OF_ONE_ENDPOINT("the candidate fails every find, and serves all else"),
    REGRESSION_OF_ONE_REPLICA("after the rollback one replica fails every recall, and serves all else");

    private final String fault;

    RollbackDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
