package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.RotationSeen;
import dev.aionis.drill.lever.ReplicaLever.ReplicaStatus;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.ProbeSample;
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

    /** Waits until no check speaks against it and callers are answered by every replica, or the limit. */
    boolean awaitFull(Supplier<RotationSeen> rotation, Duration limit) {
        int expected = stage.deployment().replicas().size();
        return stage.await(
                Wait.upTo(limit)
                        .forThe("full redundancy")
                        .showing(() -> stage.deployment().replica().status().toString()),
                () -> {
                    List<Check> checks = checks();
                    return checks.size() >= expected
                            && checks.stream().noneMatch(RedundancyWatch::against)
                            && !against(rotation.get().answeringAgain(stage.raw(), expected));
                });
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
        Optional<ProbeSample> last = availability.latest(replica.name());
        boolean probed =
                stage.deployment().replicas().stream().map(ApiTarget::name).anyMatch(replica.name()::equals);
        String seen = replica.detail()
                + last.map(sample -> ", health " + sample.detail()).orElse(", not probed");
        if (!replica.serving().orElse(true)
                || (probed && !last.map(ProbeSample::good).orElse(false))) {
            return Check.of(replica.name(), false, seen);
        }
        return replica.serving().isPresent()
                ? Check.of(replica.name(), true, seen)
                : Check.unknown(replica.name(), seen + ": the replica lever does not see whether it is in rotation");
    }

    private static boolean against(Check check) {
        return check.status() == CriterionStatus.MISSED;
    }
}
