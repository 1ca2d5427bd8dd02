package dev.aionis.drill.sandbox.defect;

/** What can be wrong with any drill: clocks, time zones, caches, and the drill's own host. */
public enum GeneralDefect implements Defect {
    CLOCK_STEPPED("the clock of the database's host is set three seconds ahead during the outage, and back after it"),
    LOAD_STALLED("the host of the drill stands still for some seconds during the outage, and the load with it"),
    HOSTS_IN_OTHER_TIME_ZONES("the database's host is in another time zone than the API's and the worker's"),
    TIMES_WITHOUT_ZONE("events have their times without a zone, written on hosts in another one than the reader's"),
    ANSWERS_FROM_A_CACHE("the balancer answers health checks and reads from a cache");

    private final String fault;

    GeneralDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
