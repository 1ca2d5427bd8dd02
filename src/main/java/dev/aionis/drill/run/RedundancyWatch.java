package dev.aionis.drill.run;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.RotationSeen;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether every replica is there: as the lever sees it, by the replica's own health, and by who answers callers. */
final class RedundancyWatch {

    private final Stage stage;
    private final AvailabilityWatch availability;

    RedundancyWatch(Stage stage, AvailabilityWatch availability) {
        this.stage = stage;
        this.availability = availability;
    }

    /**
     * Waits until no check speaks against it and callers are answered by every replica, or the limit.
     *
     * @param expected how many replicas there must be
     * @return what the last look saw
     */
    Redundancy awaitFull(int expected, Supplier<RotationSeen> rotation, Duration limit) {
        return stage.lastSeen(
                Wait.upTo(limit)
                        .forThe("full redundancy")
                        .showing(() -> stage.deployment().replica().status().toString()),
                () -> Redundancy.of(checks(), expected, () -> rotation.get().answeringAgain(stage.raw(), expected)),
                Redundancy::full);
    }

    /** One check for each replica that the lever sees. */
    List<Check> checks() {
        return stage.deployment().replica().status().stream().map(this::check).toList();
    }

    /** Whether the lever sees the replica serve no more; empty where it can't see that. */
    Optional<Boolean> seenGone(String replica) {
        List<ReplicaStatus> seen = stage.deployment().replica().status();
        if (seen.stream().anyMatch(one -> one.serving().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(seen.stream()
                .noneMatch(one -> one.name().equals(replica) && one.serving().get()));
    }

    private Check check(ReplicaStatus replica) {
        return Redundancy.check(replica, availability.probes(replica.name()), availability.latest(replica.name()));
    }
}
