package dev.aionis.drill.criteria;

import java.time.Instant;
import java.util.List;
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
 * @param inRecovery whether the copy still replays WAL and takes no writes
 * @param strangeTimelines timelines that led to the copy's own, and neither to the source's nor began with the copy
 */
public record RestorePoint(
        Optional<Instant> target,
        Optional<Boolean> sameCluster,
        Optional<Boolean> newestCommitFound,
        long sourceTimeline,
        long restoredTimeline,
        long writesPastTarget,
        boolean inRecovery,
        List<Long> strangeTimelines) {

    public RestorePoint {
        strangeTimelines = List.copyOf(strangeTimelines);
    }

    /** Of a copy that was promoted, and came by no timeline but the source's. */
    public RestorePoint(
            Optional<Instant> target,
            Optional<Boolean> sameCluster,
            Optional<Boolean> newestCommitFound,
            long sourceTimeline,
            long restoredTimeline,
            long writesPastTarget) {
        this(
                target,
                sameCluster,
                newestCommitFound,
                sourceTimeline,
                restoredTimeline,
                writesPastTarget,
                false,
                List.of());
    }

    /** The same, come by timelines that are not the source's. */
    public RestorePoint by(List<Long> strange) {
        return new RestorePoint(
                target,
                sameCluster,
                newestCommitFound,
                sourceTimeline,
                restoredTimeline,
                writesPastTarget,
                inRecovery,
                strange);
    }
}
