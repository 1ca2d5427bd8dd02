package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Span;
import java.util.Optional;

/**
 * The WAL archive as the database reports it.
 *
 * @param on whether archiving is configured
 * @param lastArchivedAge age of the newest archived segment; empty if none was ever archived
 * @param lastFailure the failed segment, where the newest attempt failed; empty if it succeeded
 */
public record ArchiveState(boolean on, Optional<Span> lastArchivedAge, Optional<String> lastFailure) {}
