package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.config.RollbackConfig;
import java.time.Duration;
import java.util.List;

/** Scenario B. */
final class RollbackPlan {

    /** What each arm of the comparison gets of the callers' rates. */
    private static final double ARM = 0.5;

    private RollbackPlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        DrillConfig config = facts.config();
        RollbackConfig plan = config.rollback();
        Duration steady = config.observe().steadyState();
        return List.of(
                PlannedStep.doing(facts.live(SentSql.MIGRATIONS))
                        .and(facts.load(facts.api(), 1, steady))
                        .and(facts.probes())
                        .and(facts.alerts(config.monitoring().alerts().rollback()))
                        .lasting(steady),
                PlannedStep.doing("the load through " + facts.api() + " and the probes go on")
                        .and("release lever:")
                        .and(facts.levers().release()),
                PlannedStep.doing("at most as long as the comparison, besides the callers:")
                        .and(facts.load("a replica on the candidate", ARM, plan.observeCanary()))
                        .and(facts.load("a replica on the known-good release", ARM, plan.observeCanary()))
                        .lasting(plan.observeCanary()),
                PlannedStep.doing("release lever: the undo of step 2, to "
                                + config.release().rollback() + ", given up after "
                                + DurationText.format(plan.limit()))
                        .within(plan.limit()),
                PlannedStep.doing("ask the release lever for every replica"),
                PlannedStep.doing(facts.loadUntil(
                                "the envelope has held for " + DurationText.format(plan.sustained()), plan.limit()))
                        .until(plan.sustained(), plan.limit()),
                PlannedStep.doing("POST " + AionisApi.FIND + " and POST " + AionisApi.WRITE + " once to each of "
                                + String.join(", ", facts.replicas()))
                        .and(facts.live(SentSql.MIGRATIONS, SentSql.DERIVED_STATE)),
                PlannedStep.doing("SQL to the live database: every write of the drill (AUDIT)"));
    }
}
