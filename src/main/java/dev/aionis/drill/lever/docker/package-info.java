/**
 * Levers on the containers of a Docker host.
 *
 * <p>Rule: imports docker besides what levers may; never another adapter.
 */
package dev.aionis.drill.lever.docker;
