package dev.aionis.drill.model;

import java.time.Instant;

/**
 * One availability probe.
 *
 * @param probe what was probed, e.g. {@code health api-1}
 * @param sentAt when it was sent
 * @param answeredAt when its answer was complete or its failure was known
 * @param good whether the answer was as the contract says
 * @param detail status or failure in a few words
 */
public record ProbeSample(String probe, Instant sentAt, Instant answeredAt, boolean good, String detail) {}
