package dev.aionis.drill.criteria;

/**
 * How often the outbox events of the acknowledged writes took effect.
 *
 * @param writes acknowledged writes that were looked at
 * @param withoutEffect of these, with an expected event that was never published
 * @param repeated of these, with an event that was published more than once
 * @param gone of these, without any event: somebody deleted it
 * @param duplicates events beyond the first of one job key
 */
public record EffectCounts(long writes, long withoutEffect, long repeated, long gone, long duplicates) {}
