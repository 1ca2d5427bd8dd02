/**
 * An API process: the contract's endpoints over one release's view of the database.
 *
 * <p>Rule: imports sandbox.service, sandbox.release and sandbox.embedding; only sandbox starts it.
 */
package dev.aionis.drill.sandbox.api;
