package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.RollbackConfig;
import dev.aionis.drill.criteria.CanaryVerdict;
import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.criteria.RollbackCriteria;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenario B: a candidate is put on a canary slice, found out or not, and rolled back while callers go on. */
public final class ApiRollback implements ScenarioKit {

    private final Stage stage;
    private final RollbackConfig plan;
    private final AionisDatabase database;
    private final LedgeredLoad load;
    private final ReadinessWatch readiness;
    private final String callers;
    private Envelope envelope;
    private List<Migration> knownToRollback;
    private Disruption<CanarySlice> canary;
    private CanaryVerdict verdict;
    private Instant rollbackStartedAt;
    private Instant restoredAt;
    private ReturnToEnvelope recovery;

    ApiRollback(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().rollback();
        this.database = stage.openDatabase();
        this.load = new LedgeredLoad(stage);
        this.readiness = new ReadinessWatch(stage);
        this.callers = stage.deployment().api().name();
    }

    /** The envelope that callers are used to, and the migrations that the running release was made for. */
    public void measureEnvelope() {
        knownToRollback = database.migrations();
        readiness.start();
        load.start(stage.deployment().api(), 1);
        load.phase("steady-state");
        Instant from = stage.clock().instant();
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
        envelope = Envelope.from(load.samples(callers, from, stage.clock().instant()));
        stage.attach("Envelope before", stage.path("rollback", "envelope.txt"), "text/plain", Tables.envelope(envelope));
    }

    /** The candidate's migrations are applied and one slice of the API runs it. */
    public void deployCanary() {
        load.phase("canary");
        load.sync();
        canary = stage.make(stage.deployment()
                .release()
                .deployCanary(
                        stage.config().release().candidate(),
                        stage.config().release().rollback(),
                        plan.canaryWeight()));
        stage.measured(MeasuredKey.CANARY_DEPLOYED_AT, canary.madeAt());
    }

    /** Both arms get the same load directly, while callers go on through the balancer. */
    public void compareCanary() {
        var comparison = new CanaryWatch(stage, load, canary.result());
        verdict = comparison.run();
        comparison.detectedAt().ifPresent(at -> stage.measured(MeasuredKey.REGRESSION_DETECTED_AT, at));
        stage.measured(MeasuredKey.CANARY_COMPARISON, verdict.why());
        stage.say(verdict.decision() + ": " + verdict.why());
    }

    /** Whether there was enough to compare: a canary that nobody could have found out proves nothing. */
    public Criterion canaryDecided() {
        return stage.judged(RollbackCriteria.canaryDecided(verdict, load.premise()));
    }

    /** The undo of the deployment. */
    public void rollBack() {
        load.phase("rollback");
        rollbackStartedAt = stage.clock().instant();
        stage.undo(canary);
        restoredAt = stage.clock().instant();
        readiness.awaitReady(rollbackStartedAt, plan.limit());
        stage.measured(MeasuredKey.ROLLBACK_STARTED_AT, rollbackStartedAt);
        stage.measured(MeasuredKey.ROLLBACK_RESTORED_AT, restoredAt);
    }

    public Criterion rollbackSlo() {
        return stage.judged(RollbackCriteria.rollbackSlo(
                readiness.sinceRollback(rollbackStartedAt),
                stage.config().objectives().rollback().slo()));
    }

    public Criterion readiness() {
        return stage.judged(RollbackCriteria.readiness(readiness.checks(stage.config().release().rollback())));
    }

    /** Waits until callers were back in the envelope for long enough, or the limit. */
    public void awaitRecovery() {
        load.phase("recovered");
        Wait.upTo(recoveryLimit())
                .forThe("return to the envelope")
                .showing(load::figures)
                .reached(() -> recovered(returnToEnvelope()));
        load.stop();
        recovery = returnToEnvelope();
    }
}
