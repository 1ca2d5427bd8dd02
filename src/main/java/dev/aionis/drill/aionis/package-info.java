/**
 * What the drills know of Aionis: its API, its tables, its outbox, its migrations, its gates.
 *
 * <p>Rule: imports model, config and process.
 */
package dev.aionis.drill.aionis;
