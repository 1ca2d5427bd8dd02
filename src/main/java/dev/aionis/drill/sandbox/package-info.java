/**
 * The embedded HA deployment: PostgreSQL, two API processes, a worker, a balancer, a monitor, gates.
 *
 * <p>Rule: imports model, await and process, so that nothing the drills believe of Aionis is believed here too.
 */
package dev.aionis.drill.sandbox;
