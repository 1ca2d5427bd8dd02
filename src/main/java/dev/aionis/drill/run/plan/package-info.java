/**
 * What a drill would do, step by step, from its configuration alone.
 *
 * <p>Rule: imports config, model, aionis and ledger, and nothing of run; opens no connection and starts no program.
 */
package dev.aionis.drill.run.plan;
