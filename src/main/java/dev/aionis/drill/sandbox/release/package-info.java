/**
 * What a release is to the database: its list of migrations, how they are applied, and the contract checked at start.
 *
 * <p>Rule: imports model and sandbox.service; every process of the sandbox may import it.
 */
package dev.aionis.drill.sandbox.release;
