package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.config.WorkerConfig;
import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.evidence.charts.BacklogChart;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenario C: the worker is taken away under load and comes back; backlog and derived state tell the rest. */
public final class WorkerRecovery implements ScenarioKit {

    /** A worker under load holds claims most of the time; a few poll intervals find it with some. */
    private static final Duration CLAIMS_WITHIN = Duration.ofSeconds(3);

    /** With so many the worker is at the beginning of a batch, and still holds some when the signal comes. */
    private static final int ENOUGH_CLAIMS = 5;

    /** After the load ended only what is under way is left: a few batches. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

    private final Stage stage;
    private final WorkerConfig plan;
    private final LedgeredLoad load;
    private final AionisDatabase database;
    private final BacklogSampler backlog;
    private final BacklogPremise sampled;
    private final ClockWatch clocks;
    private final DetectionWatch alerts;
    private Disruption<WorkerStatus> away;
    private Instant takenAwayAt;
    private Instant restartedAt;
    private BacklogCurve drain;
    private Premise drainSampled;
    private long deadLettersBefore;
    private long claimsHeld;
    private AuditSummary audit;
    private DerivedState derived;

    WorkerRecovery(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().worker();
        this.database = stage.openDatabase();
        this.backlog = new BacklogSampler(
                stage.deployment().database(),
                stage.clock(),
                stage.config().observe().backlogInterval());
        this.sampled = new BacklogPremise(stage, backlog);
        this.clocks = new ClockWatch(stage, database);
        this.load = new LedgeredLoad(stage);
        this.alerts = DetectionWatch.ofWorker(stage);
    }

    /** The backlog's steady range, under the load that goes on through the whole scenario. */
    public void measureBaseline() {
        load.startCallers("steady-state");
        deadLettersBefore = database.backlog(stage.clock().instant()).deadLetters();
        backlog.start();
        clocks.measure("before");
        alerts.start();
        stage.observe("steady-state backlog", stage.config().observe().steadyState(), this::figures);
    }

    /** Takes the worker away as configured; a kill waits for a moment at which the worker holds claims. */
    public void takeAway() {
        load.phase("worker-away");
        load.sync();
        away = stage.make(stage.deployment().worker().takeAway(plan.stop()).rightAfter(this::awaitTheMoment));
        alerts.disrupted(new BoundedInstant(takenAwayAt, away.madeAt()));
        claimsHeld = claims();
        stage.say("it held " + claimsHeld + " claims");
        stage.measured(MeasuredKey.CLAIMS_HELD, claimsHeld + " rows");
        stage.measured(MeasuredKey.WORKER_STOP_MODE, plan.stop().label());
        stage.measured(MeasuredKey.WORKER_STOPPED_AT, away.madeAt());
    }

    /** Writes go on; nobody works on their events. */
    public void letBacklogGrow() {
        clocks.measure("during");
        stage.observe("backlog to grow", plan.pause(), this::figures);
        alerts.awaitDecided();
    }

    /** Judged while the worker is still away: a backlog that does not grow is a broken premise. */
    public Criterion backlogGrew() {
        BacklogCurve curve = curve(backlog.samples(), stage.clock().instant());
        new BacklogFigures(curve, stage.deployment().claimTimeout()).peak().forEach(stage::measured);
        Criterion grew = WorkerCriteria.backlogGrew(
                curve, stage.config().objectives().worker().backlogFactor());
        return restedOnLoad(sampled.since(takenAwayAt).under(grew));
    }

    /** Whether monitoring noticed its absence; empty where no alerts are expected. */
    public Optional<Criterion> alertDetected() {
        return alerts.detected();
    }

    /** The undo of taking it away. */
    public void restart() {
        load.phase("drain");
        restartedAt = stage.clock().instant();
        alerts.undone(restartedAt);
        stage.undo(away);
        stage.measured(MeasuredKey.WORKER_RESTARTED_AT, restartedAt);
        stage.measured(MeasuredKey.WORKER_PAUSE, Duration.between(away.madeAt(), restartedAt));
    }

    /** Waits until the backlog was in its steady range for long enough, or the limit; the load goes on meanwhile. */
    public void awaitDrain() {
        Wait.upTo(plan.limit())
                .forThe("backlog to drain and stay drained")
                .showing(this::figures)
                .reached(() -> curve(backlog.samples(), restartedAt).drainedAt().isPresent());
        // the sampler goes on: figures, chart and both criteria are to be of the same samples
        List<BacklogSample> samples = backlog.samples();
        drainSampled = sampled.since(takenAwayAt);
        clocks.measure("after");
        drain = curve(samples, restartedAt);
        var figures = new BacklogFigures(drain, stage.deployment().claimTimeout());
        figures.drain().forEach(stage::measured);
        SampleTable.BACKLOG.write(stage.evidence(), stage.path("samples", "backlog.csv"), samples);
        var story = figures.story(samples, alerts.firedAt(), drainObjective());
        stage.attachChart("Backlog", "backlog.png", BacklogChart.draw(story));
    }

    public Criterion backlogDrained() {
        return restedOnLoad(timedByDatabase(WorkerCriteria.backlogDrained(drain)));
    }

    public Criterion drainTime() {
        Criterion judged = WorkerCriteria.drainTime(
                drain, drainObjective(), stage.deployment().claimTimeout());
        return restedOnLoad(timedByDatabase(claimed().under(judged)));
    }

    /** Ends the load and lets the worker finish what is left, so that nothing is judged half way. */
    public void endLoad() {
        load.stopCallers();
        Wait.upTo(SETTLED_WITHIN)
                .forThe("the outbox to be empty after the load")
                .showing(this::figures)
                .reached(() -> database.backlog(stage.clock().instant()).pending() == 0);
        audit = new LedgerAudit(stage, load).of(stage.deployment().database(), Optional.empty());
        derived = database.derivedState(stage.scope().storageKey(), stage.clientIdPrefix());
        stage.attachJson("Derived state", "worker", "derived-state.json", derived);
        stage.measured(MeasuredKey.ATTEMPTS, derived.attempts());
        stage.measured(MeasuredKey.DUPLICATES, derived.duplicateJobKeys());
        stage.measured(MeasuredKey.DERIVED_STATE, derived.nodesByEmbedding());
        load.keepEvidence();
        clocks.finish();
        alerts.finish();
        stage.deployment().worker().logs().forEach(log -> stage.attachLog("Worker log", log));
    }

    public Criterion noLostWrites() {
        return restedOnLoad(WorkerCriteria.noLostWrites(audit.counts()));
    }

    public Criterion derivedState() {
        return restedOnLoad(WorkerCriteria.derivedState(DerivedJudgement.state(audit.counts(), derived)));
    }

    public Criterion effectsOnce() {
        return restedOnLoad(WorkerCriteria.effectsOnce(DerivedJudgement.effects(audit.counts(), derived)));
    }

    public Criterion noDeadLetters() {
        BacklogSample now = database.backlog(stage.clock().instant());
        stage.measured(MeasuredKey.DEAD_LETTERS, now.deadLetters());
        return stage.judged(
                WorkerCriteria.noDeadLetters(DerivedJudgement.deadLetters(deadLettersBefore, now, derived)));
    }

    public Criterion gates() {
        List<Check> gates = new GateRunner(stage).run(GateConfig.Phase.AFTER_WORKER);
        int expected = stage.config().gates(GateConfig.Phase.AFTER_WORKER).size();
        return stage.judged(WorkerCriteria.gates(gates, expected));
    }

    @Override
    public void close() {
        Closeables.closeAll(backlog, load, alerts, clocks, database);
        stage.undoAll();
    }

    private Criterion restedOnLoad(Criterion criterion) {
        return stage.judged(Premise.restOn(criterion, load.premise()));
    }

    /** The database's clock gives every row its age and ends the claims of a dead worker: both decide when it is drained. */
    private Criterion timedByDatabase(Criterion criterion) {
        return Premise.restOn(criterion, clocks.premise(), drainSampled);
    }

    /** The curve as these samples have it; before the restart, as if it were now. */
    private BacklogCurve curve(List<BacklogSample> samples, Instant restarted) {
        List<BacklogSample> baseline = samples.stream()
                .filter(sample -> sample.at().isBefore(takenAwayAt))
                .toList();
        return BacklogCurve.of(baseline, samples, away.madeAt(), restarted, plan.sustained());
    }

    /** Not before the change is written down: by the time the disk has it, a worker may have done with its claims. */
    private void awaitTheMoment() {
        if (plan.stop() == StopMode.KILL) {
            Wait.upTo(CLAIMS_WITHIN)
                    .every(Duration.ofMillis(5))
                    .forThe("the worker to hold claims")
                    .reached(() -> claims() >= ENOUGH_CLAIMS);
        }
        takenAwayAt = stage.clock().instant();
    }

    private long claims() {
        return database.backlog(stage.clock().instant()).claimed();
    }

    /** A worker killed between two batches leaves no claims behind, and then nothing of their timeout is shown. */
    private Premise claimed() {
        return plan.stop() == StopMode.KILL && claimsHeld == 0
                ? Premise.broken("the worker held no claims when it was killed, so their timeout was not drilled")
                : Premise.holds();
    }

    private Duration drainObjective() {
        return stage.config().objectives().worker().drain();
    }

    private String figures() {
        return BacklogFigures.inShort(backlog);
    }
}
