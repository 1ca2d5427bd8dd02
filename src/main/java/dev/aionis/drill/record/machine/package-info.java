/**
 * The record for machines: OpenMetrics and JUnit XML.
 *
 * <p>Rule: imports record, model and evidence.
 */
package dev.aionis.drill.record.machine;
