/**
 * The write ledger on disk, and its audit against a database.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.ledger;
