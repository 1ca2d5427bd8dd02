package dev.aionis.drill.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The outbox at one moment.
 *
 * @param at when it was read, on the drill host's clock
 * @param pending rows neither published nor failed, claimed ones included
 * @param claimed pending rows that a worker holds
 * @param deadLetters rows that failed for good
 * @param published rows that were done since the reading began, and those done before it that were enqueued after the
 *     first one that waited then: two samples of one reading differ by what was done between them
 * @param oldestAge age of the oldest pending row, by the database's clock; zero if there is none
 */
public record BacklogSample(
        Instant at, long pending, long claimed, long deadLetters, long published, Duration oldestAge) {}
