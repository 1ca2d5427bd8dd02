package dev.aionis.drill.criteria;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a restore came out.
 *
 * @param target the instant it was to reach; empty for all that the archive holds
 * @param sameCluster whether source and restored copy have one system identifier; empty if not known
 * @param newestCommitFound whether the newest commit captured at the target is in the copy; empty if not looked for
 * @param sourceTimeline timeline of the source when the target was chosen
 * @param restoredTimeline timeline of the copy; a finished recovery has begun a new one
 * @param writesPastTarget writes acknowledged after the target and before the disaster
 */
public record RestorePoint(
        Optional<Instant> target,
        Optional<Boolean> sameCluster,
        Optional<Boolean> newestCommitFound,
        long sourceTimeline,
        long restoredTimeline,
        long writesPastTarget) {}
