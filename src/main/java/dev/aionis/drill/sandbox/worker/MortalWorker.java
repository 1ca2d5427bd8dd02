package dev.aionis.drill.sandbox.worker;

import java.util.concurrent.atomic.AtomicInteger;

/** A worker whose memory is full after some events: the system kills it. */
final class MortalWorker {

    private static final int EVENTS = 40;
    private static final int KILLED = 137;

    private final AtomicInteger worked = new AtomicInteger();

    Job before(Job job) {
        return (connection, event) -> {
            if (worked.incrementAndGet() > EVENTS) {
                Runtime.getRuntime().halt(KILLED);
            }
            return job.prepare(connection, event);
        };
    }
}
