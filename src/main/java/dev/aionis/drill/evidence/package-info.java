/**
 * The files of one run: raw samples, command outputs, logs, charts; each with its SHA-256.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.evidence;
