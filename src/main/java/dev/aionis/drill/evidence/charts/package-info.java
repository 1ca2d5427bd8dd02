/**
 * Charts of a drill as PNG: each tells one finding, which is its title.
 *
 * <p>Rule: imports model only; whoever draws a chart gives it plain samples and moments.
 */
package dev.aionis.drill.evidence.charts;
