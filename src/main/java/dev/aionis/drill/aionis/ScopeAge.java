package dev.aionis.drill.aionis;

import java.time.Instant;

/**
 * A scope, by what it holds.
 *
 * @param storageKey as the database has it
 * @param newest when its newest node was written, on the database's clock
 */
public record ScopeAge(String storageKey, long nodes, Instant newest) {}
