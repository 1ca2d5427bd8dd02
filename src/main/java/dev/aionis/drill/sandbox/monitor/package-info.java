/**
 * The monitor: scrapes every process, shows what it saw, keeps alerts.
 *
 * <p>Rule: imports sandbox.service; only sandbox starts it.
 */
package dev.aionis.drill.sandbox.monitor;
