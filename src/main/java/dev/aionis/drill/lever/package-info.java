/**
 * Levers, by which a drill changes an environment, and the journal of what they changed.
 *
 * <p>Rule: imports model, await, config and process; adapters live in packages below and never import each other.
 */
package dev.aionis.drill.lever;
