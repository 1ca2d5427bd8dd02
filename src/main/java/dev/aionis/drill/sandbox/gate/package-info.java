/**
 * The gates and jobs of an Aionis checkout, for this deployment: they look at the real database and the real API, and
 * speak the contract's JSON and exit codes.
 *
 * <p>Rule: imports sandbox.service and sandbox.release; only sandbox points to it.
 */
package dev.aionis.drill.sandbox.gate;
