/**
 * Watching a deployment: clock offset, availability probes, backlog, alerts.
 *
 * <p>Rule: imports model, await and aionis.
 */
package dev.aionis.drill.observe;
