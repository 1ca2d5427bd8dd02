/**
 * A Docker Engine: reached through Testcontainers' client, asked for one container, a log, an image; and what a drill
 * leaves there, found again by its labels.
 *
 * <p>Rule: imports model, await and process; the only client library is the one that Testcontainers brings.
 */
package dev.aionis.drill.docker;
