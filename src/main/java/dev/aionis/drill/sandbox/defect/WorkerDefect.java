package dev.aionis.drill.sandbox.defect;

/** What can be wrong with the outbox worker and with the gates that are run after it came back. */
public enum WorkerDefect implements Defect {
    PUBLISHES_WITHOUT_WORK("the worker marks events as published without doing their work");

    private final String fault;

    WorkerDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
