package dev.aionis.drill.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One request of the load.
 *
 * @param operation what was asked for
 * @param target name of the endpoint it was sent to, e.g. {@code balancer} or {@code canary}
 * @param scheduledAt when the open-loop schedule wanted it sent
 * @param sentAt when it was sent; the difference is the schedule's own lateness
 * @param latency from {@code scheduledAt} to the end of the answer
 * @param outcome what the client knows of it
 * @param status the HTTP status, 0 if there was none
 */
public record RequestSample(
        Operation operation,
        String target,
        Instant scheduledAt,
        Instant sentAt,
        Duration latency,
        RequestOutcome outcome,
        int status) {

    /** The same request, told of under another name of its target. */
    public RequestSample to(String name) {
        return new RequestSample(operation, name, scheduledAt, sentAt, latency, outcome, status);
    }

    public Instant endedAt() {
        return scheduledAt.plus(latency);
    }
}
