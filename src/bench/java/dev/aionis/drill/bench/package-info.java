/**
 * Benchmarks of what a drill rests on: what its own measuring costs, and whether it measures right. Run by {@code
 * ./mvnw verify -Pbench}; docs/benchmarks.md says what each figure means.
 *
 * <p>Rule: imports anything of the suite, is imported by nothing, and leaves no trace in records or reports.
 */
package dev.aionis.drill.bench;
