/**
 * Waiting with a limit and a voice: what is awaited, for how long, and the figure that decides.
 *
 * <p>Rule: imports model only; lever, observe, sandbox, run and junit may import it. A wait decides <em>whether to go
 * on</em>; no measurement comes from its return.
 */
package dev.aionis.drill.await;
