/**
 * Judgement: pure functions from measurements and objectives to criteria.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.criteria;
