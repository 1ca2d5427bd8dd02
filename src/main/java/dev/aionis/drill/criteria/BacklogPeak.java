package dev.aionis.drill.criteria;

import java.time.Duration;
import java.time.Instant;

/**
 * The highest backlog that was sampled after the worker stopped; the true one may have been higher between samples.
 *
 * @param rows pending rows
 * @param factor rows over the median of the baseline, or over 1 where that is below 1
 * @param oldestAge the age of the oldest pending row at that moment
 * @param at when it was sampled first
 */
public record BacklogPeak(long rows, double factor, Duration oldestAge, Instant at) {}
