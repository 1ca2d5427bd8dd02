/**
 * What earlier drills tell: a line of each in {@code history.jsonl}, what got worse, and how old a pass is.
 *
 * <p>Rule: imports record, model and evidence.
 */
package dev.aionis.drill.record.history;
