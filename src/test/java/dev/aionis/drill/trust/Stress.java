package dev.aionis.drill.trust;

/** What keeps the processor busy while a drill runs, with as many threads as there are processors. */
enum Stress {
    NONE,
    /** All the time. */
    STEADY,
    /** For 0.2 to 3 s at a time, with pauses of 0.1 to 2 s. */
    BURSTS,
    /** With memory that is filled and thrown away again, so that caches and memory bus are busy too. */
    CHURN
}
