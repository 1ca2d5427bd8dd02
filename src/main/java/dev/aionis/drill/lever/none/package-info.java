/**
 * Levers where there are none: they change nothing, see nothing, and say what that costs.
 *
 * <p>Rule: imports nothing but lever and model.
 */
package dev.aionis.drill.lever.none;
