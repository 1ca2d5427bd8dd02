package dev.aionis.drill.sandbox.worker;

import java.util.concurrent.atomic.AtomicLong;

/** A worker for which the first event that it gets cannot be read, now or ever. */
final class PoisonEvent {

    private static final long PAUSE_MILLIS = 200;

    private final AtomicLong poison = new AtomicLong();

    Job before(Job job) {
        return (connection, event) -> {
            poison.compareAndSet(0, event.id());
            if (event.id() == poison.get()) {
                Thread.sleep(PAUSE_MILLIS);
                throw new IllegalArgumentException("payload of event " + event.id() + " is of an unknown version");
            }
            return job.prepare(connection, event);
        };
    }
}
