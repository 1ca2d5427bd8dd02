package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import java.time.Duration;
import java.util.List;

/** Scenario A. */
final class RestorePlan {

    private RestorePlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        DrillConfig config = facts.config();
        Duration steady = config.observe().steadyState();
        Duration past = config.restore().pastTarget();
        return List.of(
                PlannedStep.doing("ask the restore lever for a backup")
                        .and(facts.load(facts.api(), 1, steady))
                        .and("GET " + AionisApi.HEALTH + " once, by the client of step 8")
                        .and("POST " + AionisApi.WRITE + " once, then POST " + AionisApi.RECALL
                                + " until the node is recalled, 10s at most")
                        .and(facts.live(SentSql.CLOCK))
                        .lasting(steady),
                PlannedStep.doing(facts.live(SentSql.IDENTITY, SentSql.STATE, SentSql.WAL_SEGMENT)),
                PlannedStep.doing(facts.load(facts.api(), 1, past))
                        .and("then no more writes")
                        .lasting(past),
                PlannedStep.doing("while the live deployment goes on untouched, restore lever, given up after "
                                + DurationText.format(config.restore().limit()) + ":")
                        .and(facts.levers().restore())
                        .and(facts.copy(SentSql.IDENTITY, SentSql.SETTINGS, SentSql.OUTBOX_WORK, SentSql.SESSIONS))
                        .within(config.restore().limit()),
                PlannedStep.doing(facts.copy(SentSql.LIMITS, SentSql.MIGRATIONS)),
                PlannedStep.doing(facts.copy(SentSql.PAGES))
                        .within(config.restore().limit()),
                PlannedStep.doing("start an API on the copy by the restore lever")
                        .and(facts.live(SentSql.IDENTITY))
                        .and(facts.copy(SentSql.IDENTITY, SentSql.SESSIONS)),
                PlannedStep.doing("GET " + AionisApi.HEALTH + ", POST " + AionisApi.WRITE + ", POST " + AionisApi.FIND
                        + ", POST " + AionisApi.RECALL + " to the API on the copy"),
                PlannedStep.doing(facts.copy(SentSql.CRITICAL_RECORDS)),
                PlannedStep.doing("SQL to the restored copy: every write of the drill (AUDIT)")
                        .and(facts.copy(SentSql.IDENTITY, SentSql.HOLDS_COMMIT, SentSql.TIMELINES)),
                PlannedStep.doing(facts.copy(SentSql.SESSIONS, SentSql.OUTBOX_WORK))
                        .and("restore lever: the undo of step 4, and a look whether the copy is gone"));
    }
}
