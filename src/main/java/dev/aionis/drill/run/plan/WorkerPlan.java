package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.config.WorkerConfig;
import java.time.Duration;
import java.util.List;

/** Scenario C. */
final class WorkerPlan {

    private static final Duration SETTLED = Duration.ofSeconds(30);

    private WorkerPlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        DrillConfig config = facts.config();
        WorkerConfig plan = config.worker();
        Duration steady = config.observe().steadyState();
        return List.of(
                PlannedStep.doing(facts.load(facts.api(), 1, steady))
                        .and(sampled(facts))
                        .and(facts.alerts(config.monitoring().alerts().worker()))
                        .lasting(steady),
                PlannedStep.doing("the load and the samples of the outbox go on")
                        .and("worker lever:")
                        .and(facts.levers().worker()),
                PlannedStep.doing(facts.load(facts.api(), 1, plan.pause())).lasting(plan.pause()),
                PlannedStep.doing("worker lever: the undo of step 2, and a look whether it is back"),
                PlannedStep.doing(facts.loadUntil(
                                "the backlog was in its range for " + DurationText.format(plan.sustained()),
                                plan.limit()))
                        .and("where it is not, SQL to the live database: what the outbox waits for")
                        .until(plan.sustained(), plan.limit()),
                PlannedStep.doing("no more load; wait for an empty outbox")
                        .and("SQL to the live database: every write of the drill (AUDIT)")
                        .and(facts.live(SentSql.DERIVED_STATE))
                        .within(SETTLED),
                PlannedStep.doing(facts.live(SentSql.BACKLOG)),
                PlannedStep.doing(facts.gates(GateConfig.Phase.AFTER_WORKER))
                        .within(facts.gatesLimit(GateConfig.Phase.AFTER_WORKER)));
    }

    private static List<String> sampled(PlanFacts facts) {
        String every =
                ", every " + DurationText.format(facts.config().observe().backlogInterval()) + " until step 5 ends";
        return facts.live(SentSql.BACKLOG).stream().map(line -> line + every).toList();
    }
}
