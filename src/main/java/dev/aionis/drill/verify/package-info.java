/**
 * A drill's record held against the evidence in its folder: every criterion, figure and verdict derived again.
 *
 * <p>Rule: may import model, criteria, evidence, record and facts. It needs no configuration and no deployment.
 */
package dev.aionis.drill.verify;
