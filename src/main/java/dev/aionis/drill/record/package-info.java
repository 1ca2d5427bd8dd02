/**
 * The drill record: its JSON source and what is rendered from it.
 *
 * <p>Rule: imports model and evidence.
 */
package dev.aionis.drill.record;
