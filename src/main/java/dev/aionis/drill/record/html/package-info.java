/**
 * HTML and SVG being written: elements whose texts cannot become markup, tables, charts, and the page around them.
 *
 * <p>Rule: imports nothing of ours.
 */
package dev.aionis.drill.record.html;
