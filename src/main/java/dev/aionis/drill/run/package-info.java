/**
 * One drill: levers, load, probes and ledger wired for a deployment, and what each scenario does with them.
 *
 * <p>Rule: may import everything but junit; only junit may import it.
 */
package dev.aionis.drill.run;
