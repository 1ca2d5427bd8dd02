/**
 * The seal of a drill's folder: manifest, signature, and the chain that leads from each record to the one before.
 *
 * <p>Rule: imports model and evidence, and of record nothing that has to understand a record.
 */
package dev.aionis.drill.record.seal;
