/**
 * Judgement: pure functions from measurements and objectives to criteria. Nothing here reads a clock, a file or a
 * socket, so whoever holds the evidence can compute every verdict again.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.criteria;
