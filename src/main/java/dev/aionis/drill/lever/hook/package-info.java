/**
 * Levers by the operator's own commands: what each is told, what it may answer, and what its exit code means.
 *
 * <p>Rule: imports nothing but lever, config, process, await and model; run makes them.
 */
package dev.aionis.drill.lever.hook;
