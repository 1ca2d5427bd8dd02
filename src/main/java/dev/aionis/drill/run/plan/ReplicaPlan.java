package dev.aionis.drill.run.plan;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.config.ReplicaConfig;
import java.time.Duration;
import java.util.List;

/** Scenario D. */
final class ReplicaPlan {

    private ReplicaPlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        DrillConfig config = facts.config();
        ReplicaConfig plan = config.replica();
        Duration steady = config.observe().steadyState();
        return List.of(
                PlannedStep.doing(facts.load(facts.api(), 1, steady))
                        .and(facts.probes())
                        .and(facts.alerts(config.monitoring().alerts().replica()))
                        .lasting(steady),
                PlannedStep.doing("the load through " + facts.api() + " and the probes go on")
                        .and("replica lever:")
                        .and(facts.levers().replica()),
                PlannedStep.doing(facts.load(facts.api(), 1, plan.away())).lasting(plan.away()),
                PlannedStep.doing("replica lever: the undo of step 2, given up after "
                                + DurationText.format(plan.limit()))
                        .and("ask the replica lever for every replica")
                        .within(plan.limit()),
                PlannedStep.doing(facts.loadUntil(
                                "the envelope has held for "
                                        + DurationText.format(plan.sustained().plus(plan.watchOn())),
                                plan.limit()))
                        .until(plan.sustained().plus(plan.watchOn()), plan.limit()),
                PlannedStep.doing("SQL to the live database: every write of the drill (AUDIT)"));
    }
}
