package dev.aionis.drill.config;

import java.time.Duration;

/** What of its envelope a deployment may miss and count as back: part of the objectives of every scenario with callers. */
public interface EnvelopeObjectives {

    /** Error rate above the envelope's, absolute, 0 to 1. */
    double errorRateTolerance();

    /** Multiple of the envelope's p95 latency, 1 to 100. */
    double latencyTolerance();

    /** p95 latency that counts as back in any case. */
    Duration latencyFloor();
}
