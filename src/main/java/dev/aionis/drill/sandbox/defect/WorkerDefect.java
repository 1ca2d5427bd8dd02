package dev.aionis.drill.sandbox.defect;

/** What can be wrong with the outbox worker and with the gates that are run after it came back. */
public enum WorkerDefect implements Defect {
    SECOND_WORKER("a second worker that nobody knows of works on while the known one is stopped"),
    WORKER_DIES_AFTER_START("the worker's start is reported done, and a moment later its process is gone"),
    WORKER_ON_ANOTHER_DATABASE("the worker comes back with the settings of another environment, on its database"),
    DRAINS_BY_DELETING("the worker empties the outbox by deleting its rows"),
    PUBLISHES_WITHOUT_WORK("the worker marks events as published without doing their work"),
    WORKS_TWICE("the worker enqueues an event a second time under another job key, and so does its work twice"),
    LEAVES_DEAD_LETTERS("the worker fails with every tenth event until it gives it up"),
    LEAVES_NODES_PENDING("the worker publishes its events, and every tenth node stays without an embedding"),
    EMBEDS_WRONGLY("the embedding provider refuses every tenth text for good"),
    STARVES_OLD_EVENTS("the worker takes new events only, and those of the outage wait for ever"),
    POISON_EVENT("the worker tries one event that it cannot read again and again, and blocks all behind it"),
    CLAIMS_NEVER_EXPIRE("the claims of a worker that was killed are never given back"),
    BACKLOG_RETURNS("the worker drains the backlog, and a few seconds later hangs"),
    GATE_SAYS_OK_AND_FAILS("a gate prints that all is well and exits with 1"),
    GATE_SAYS_NO_AND_SUCCEEDS("a gate prints that something is wrong and exits with 0");

    private final String fault;

    WorkerDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
