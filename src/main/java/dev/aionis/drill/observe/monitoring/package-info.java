/**
 * What the drills know of monitoring: the APIs of Prometheus and Alertmanager.
 *
 * <p>Rule: as observe.
 */
package dev.aionis.drill.observe.monitoring;
