package dev.aionis.drill.aionis;

import java.util.Optional;

/**
 * The answer of {@code GET /health}. It proves a live process, nothing more: it does not touch the database.
 *
 * @param ok what the process says of itself
 * @param databaseTargetHash which database the process was pointed at, see {@link DatabaseTargetHash}
 */
public record Health(boolean ok, Optional<String> databaseTargetHash) {}
