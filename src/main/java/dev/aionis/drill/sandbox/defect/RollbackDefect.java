package dev.aionis.drill.sandbox.defect;

/** What can be wrong with releases, and with how they are rolled out and back. */
public enum RollbackDefect implements Defect {
    ROLLBACK_CHANGES_NOTHING("the rollback answers that it is done, and the candidate goes on running");

    private final String fault;

    RollbackDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
