package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.WorkerConfig;
import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Scenario C: the worker is taken away under load and comes back; the backlog and the derived state tell the rest. */
public final class WorkerRecovery implements ScenarioKit {

    private final Stage stage;
    private final WorkerConfig plan;
    private final LedgeredLoad load;
    private final AionisDatabase database;
    private final BacklogSampler backlog;
    private Disruption<WorkerStatus> away;
    private Instant stoppedAt;
    private Instant restartedAt;
    private DerivedState derived;

    WorkerRecovery(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().worker();
        this.database = stage.openDatabase();
        this.load = new LedgeredLoad(stage);
        this.backlog = stage.sampleBacklog();
    }

    /** The backlog's steady range, under the load that goes on through the whole scenario. */
    public void measureBaseline() {
        load.start(stage.deployment().api(), 1);
        load.phase("steady-state");
        backlog.start();
        stage.observe("steady-state backlog", stage.config().observe().steadyState(), this::figures);
    }

    /** Takes the worker away as configured; with {@code kill} while it holds claims, if it can be caught with some. */
    public void takeAway() {
        load.phase("worker-away");
        load.sync();
        awaitClaims();
        away = stage.make(stage.deployment().worker().takeAway(plan.stop()));
        stoppedAt = away.madeAt();
    }
