/**
 * The load balancer in front of the API processes: readiness, weights, draining.
 *
 * <p>Rule: imports sandbox.service; only sandbox starts it.
 */
package dev.aionis.drill.sandbox.balancer;
