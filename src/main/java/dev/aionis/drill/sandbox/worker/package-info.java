/**
 * The outbox worker: claims events, embeds nodes, clusters topics.
 *
 * <p>Rule: imports sandbox.service and sandbox.embedding; only sandbox starts it.
 */
package dev.aionis.drill.sandbox.worker;
