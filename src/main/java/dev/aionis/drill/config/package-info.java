/**
 * Drill configuration: YAML files and overrides become records, or all that is wrong with them at once.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.config;
