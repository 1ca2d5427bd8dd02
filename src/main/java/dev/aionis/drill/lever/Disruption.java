package dev.aionis.drill.lever;

import java.time.Instant;

/**
 * A change that was made by a lever.
 *
 * @param number counts from 1 in each journal
 * @param madeAt when the lever said it was made; {@link UndoJournal#traces} has when it was begun
 * @param result what the lever yielded
 */
public record Disruption<T>(int number, Instant madeAt, T result) {}
