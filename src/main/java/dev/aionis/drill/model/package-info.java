/**
 * Value records of a drill: verdicts, criteria, objectives, spans of time with bounds, samples.
 *
 * <p>Rule: imports nothing of ours; every package may import it.
 */
package dev.aionis.drill.model;
