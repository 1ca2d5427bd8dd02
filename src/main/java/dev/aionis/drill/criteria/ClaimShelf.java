package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.util.Optional;

/**
 * The stretch in which nothing is left to do but the rows that a dead worker holds claimed, until its claims expire.
 *
 * @param rows rows that were claimed when the worker came back
 * @param from when the rest of the backlog was done
 * @param to when the held rows began to be taken again; empty if that was not seen
 */
public record ClaimShelf(long rows, BoundedInstant from, Optional<BoundedInstant> to) {}
