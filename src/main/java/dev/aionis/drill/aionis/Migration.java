package dev.aionis.drill.aionis;

import java.time.Instant;

/** One applied migration, as {@code schema_migrations} has it; {@code appliedAt} by the database's clock. */
public record Migration(String filename, String sha256, Instant appliedAt) {}
