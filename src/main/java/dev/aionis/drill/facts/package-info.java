/**
 * What each criterion was judged by and each figure was made of, as it stands in the drill's folder. A drill writes
 * these facts down, reads them back and judges what it has read; so whoever has the folder judges the same.
 *
 * <p>Rule: may import model, aionis, process, ledger, load, observe, criteria, evidence and record.
 */
package dev.aionis.drill.facts;
