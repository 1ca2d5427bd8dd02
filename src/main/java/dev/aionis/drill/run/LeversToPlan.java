package dev.aionis.drill.run;

import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.local.LocalReleaseLever;
import dev.aionis.drill.lever.local.LocalReplicaLever;
import dev.aionis.drill.lever.local.LocalRestoreLever;
import dev.aionis.drill.lever.local.LocalWorkerLever;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.run.plan.PlanFacts;
import dev.aionis.drill.run.plan.PlannedLevers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the levers of a configuration would do, told by the levers themselves. Hooks are not run. A cluster or a Docker
 * host is read, since the exact calls depend on what is there; where it does not answer, the plan says so and goes on.
 */
final class LeversToPlan {

    private final LeverScene scene;
    private final DrillConfig config;
    private final List<String> gaps = new ArrayList<>();

    LeversToPlan(LeverScene scene) {
        this.scene = scene;
        this.config = scene.config();
        gaps.addAll(new AllowedLevers(config).gaps());
    }

    /** @param target the moment to restore to; empty for all that the archive holds */
    PlannedLevers planned(Optional<Instant> target) {
        String candidate = config.release().candidate();
        String rollback = config.release().rollback();
        Optional<String> victim = config.replica().name();
        double weight = config.rollback().canaryWeight();
        if (config.deployment().kind() != DeploymentConfig.Kind.EXTERNAL) {
            return new PlannedLevers(
                    LocalWorkerLever.planned(config.worker().stop(), "the worker's process"),
                    LocalReleaseLever.plannedFor(candidate, rollback, weight),
                    LocalRestoreLever.planned(target, "target/sandbox/" + PlanFacts.ID),
                    LocalReplicaLever.plannedFor(victim.orElse("api-2")),
                    gaps);
        }
        try (var levers = new ExternalLevers(scene)) {
            return new PlannedLevers(
                    told(
                            "worker",
                            levers::worker,
                            lever -> lever.planned(config.worker().stop())),
                    told("release", levers::release, lever -> lever.planned(candidate, rollback, weight)),
                    told("restore", levers::restore, lever -> lever.planned(target)),
                    told("replica", levers::replica, lever -> lever.planned(victim)),
                    gaps);
        }
    }

    private <L extends Lever> List<String> told(String name, Supplier<L> made, Function<L, List<String>> plan) {
        try {
            L lever = made.get();
            gaps.addAll(lever.gaps());
            List<String> lines = plan.apply(lever);
            return lines.isEmpty() ? List.of("nothing: levers." + name + " is none") : lines;
        } catch (DrillException unanswered) {
            gaps.add("levers." + name + ": what it would do can't be told: " + unanswered.getMessage());
            return List.of("can't be told from here");
        }
    }
}
