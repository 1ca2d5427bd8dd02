/**
 * A real PostgreSQL for the sandbox: its binaries, a durable server with a WAL archive, base backup, point-in-time
 * restore.
 *
 * <p>Rule: knows nothing of Aionis but the name of its database; imports model, await and process.
 */
package dev.aionis.drill.sandbox.postgres;
