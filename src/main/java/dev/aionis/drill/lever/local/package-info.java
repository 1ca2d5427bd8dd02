/**
 * Levers on the sandbox, the embedded deployment that a drill starts itself.
 *
 * <p>Rule: may import sandbox besides what levers may; run makes them.
 */
package dev.aionis.drill.lever.local;
