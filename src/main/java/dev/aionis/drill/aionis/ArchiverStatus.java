package dev.aionis.drill.aionis;

import java.time.Duration;
import java.util.Optional;

/**
 * What WAL archiving did since the server's statistics were last reset.
 *
 * @param lastArchivedWal the newest segment that was archived; empty if none
 * @param lastArchivedAge how long ago, by the database's clock
 * @param failedCount attempts that failed
 * @param lastFailedWal the segment that failed last
 * @param failing whether the last failure is younger than the last success
 */
public record ArchiverStatus(
        Optional<String> lastArchivedWal,
        Optional<Duration> lastArchivedAge,
        long failedCount,
        Optional<String> lastFailedWal,
        boolean failing) {}
