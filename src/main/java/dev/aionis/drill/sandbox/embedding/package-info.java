/**
 * Texts as vectors, the same at every time and place, so that what was written can be recalled without a provider.
 *
 * <p>Rule: imports nothing of ours; API and worker import it.
 */
package dev.aionis.drill.sandbox.embedding;
