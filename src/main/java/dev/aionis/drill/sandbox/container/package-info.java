/**
 * The ground of a sandbox in containers: a network, PostgreSQL with its WAL archive, and services from one class path.
 *
 * <p>Rule: imports docker besides what the sandbox may. Only {@code DrillContainer} knows Testcontainers' containers.
 */
package dev.aionis.drill.sandbox.container;
