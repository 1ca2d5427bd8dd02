/**
 * Telling others of a drill: its start, its end, and that it was aborted.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.notice;
