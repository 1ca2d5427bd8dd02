package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.config.WorkerConfig;
import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.WaitingEvent;
import dev.aionis.drill.evidence.charts.BacklogChart;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.BacklogFacts;
import dev.aionis.drill.facts.BacklogFigures;
import dev.aionis.drill.facts.BacklogSeen;
import dev.aionis.drill.facts.ClosingFacts;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.CurveSeen;
import dev.aionis.drill.facts.DerivedSeen;
import dev.aionis.drill.facts.DisruptedSeen;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.GateSeen;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.facts.WorkerFacts;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.BacklogSample;
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
    private CurveSeen drain;
    private Optional<WaitingEvent> waiting = Optional.empty();
    private PremiseFacts drainSampled;
    private long deadLettersBefore;
    private long claimsHeld;
    private AuditSeen audit;
    private DerivedSeen derived;

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
        alerts.disrupted(new DisruptedSeen(takenAwayAt, away.madeAt(), Optional.empty()));
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
        PremiseFacts watched = sampled.since(takenAwayAt);
        CurveSeen curve = seen(sampled.seen(), stage.clock().instant());
        stage.figures("peak", new BacklogFacts.Peak(curve, stage.deployment().claimTimeout()));
        var grew =
                new WorkerFacts.Grew(curve, stage.config().objectives().worker().backlogFactor());
        return stage.judged(grew, watched, load.premise());
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
        stage.figures("pause", new BacklogFacts.Pause(away.madeAt(), restartedAt));
    }

    /** Waits until the backlog was in its steady range for long enough, or the limit; the load goes on meanwhile. */
    public void awaitDrain() {
        // the sampler goes on: figures, chart and both criteria are to be of the samples by which the wait ended
        List<BacklogSample> looked = stage.lastSeen(
                Wait.upTo(plan.limit())
                        .forThe("backlog to drain and stay drained")
                        .showing(this::figures),
                plan.sustained(),
                backlog::samples,
                samples -> drained(samples) && load.phaseTold());
        waiting = drained(looked) ? Optional.empty() : new QueueLook(stage, database).waiting();
        drain = seen(sampled.seen(looked), restartedAt);
        drainSampled = sampled.since(takenAwayAt);
        clocks.measure("after");
        stage.figures("drain", new BacklogFacts.Drain(drain, stage.deployment().claimTimeout()));
        var figures =
                new BacklogFigures(drain.curve(stage.raw()), stage.deployment().claimTimeout());
        var story =
                figures.story(drain.backlog().samples(stage.raw()), plan.stop(), alerts.firedAt(), drainObjective());
        stage.attachChart("Backlog", "backlog.png", BacklogChart.draw(story));
    }

    public Criterion backlogDrained() {
        CriterionFacts facts = waiting.<CriterionFacts>map(head -> new WorkerFacts.NotDrained(drain, head))
                .orElseGet(() -> new WorkerFacts.Drained(drain));
        return stage.judged(facts, clocks.premise(), drainSampled, load.premise());
    }

    public Criterion drainTime() {
        // the database's clock gives every row its age and ends a dead worker's claims: both decide when it is drained
        return stage.judged(
                new WorkerFacts.DrainTime(
                        drain, drainObjective(), stage.deployment().claimTimeout()),
                new Premises.ClaimsHeld(plan.stop(), claimsHeld),
                clocks.premise(),
                drainSampled,
                load.premise());
    }

    /** Ends the load and lets the worker finish what is left, so that nothing is judged half way. */
    public void endLoad() {
        load.stopCallers();
        stage.await(
                Wait.upTo(SETTLED_WITHIN)
                        .forThe("the outbox to be empty after the load")
                        .showing(this::figures),
                () -> database.backlog(stage.clock().instant()).pending() == 0);
        audit = new LedgerAudit(stage, load).of(stage.deployment().database(), Optional.empty());
        stage.figures("ledger", new Figures.LedgerClasses(audit, false));
        derived = new DerivedTables(stage, database).kept();
        stage.attachJson("Derived state", "worker", "derived-state.json", derived.state(stage.raw()));
        stage.figures("outbox", new BacklogFacts.Outbox(derived));
        load.keepEvidence();
        clocks.finish();
        alerts.finish();
        stage.deployment().worker().logs().forEach(log -> stage.attachLog("Worker log", log));
    }

    public Criterion noLostWrites() {
        return restedOnLoad(new SharedFacts.NoLostWrites(audit));
    }

    public Criterion derivedState() {
        return restedOnLoad(new WorkerFacts.Derived(audit, derived));
    }

    public Criterion effectsOnce() {
        return restedOnLoad(new WorkerFacts.Effects(audit, derived));
    }

    public Criterion noDeadLetters() {
        BacklogSample now = database.backlog(stage.clock().instant());
        stage.measured(MeasuredKey.DEAD_LETTERS, now.deadLetters());
        return stage.judged(new WorkerFacts.DeadLetters(deadLettersBefore, now, derived));
    }

    public Criterion gates() {
        List<GateSeen> gates = new GateRunner(stage).run(GateConfig.Phase.AFTER_WORKER);
        int expected = stage.config().gates(GateConfig.Phase.AFTER_WORKER).size();
        return stage.judged(new ClosingFacts.Gates(PassCriterion.GATES, gates, expected));
    }

    @Override
    public void close() {
        Closeables.closeAll(backlog, load, alerts, clocks, database);
        stage.undoAll();
    }

    private Criterion restedOnLoad(CriterionFacts facts) {
        return stage.judged(facts, load.premise());
    }

    /** @param restarted before the restart, as if it were now */
    private CurveSeen seen(BacklogSeen samples, Instant restarted) {
        return new CurveSeen(samples, takenAwayAt, away.madeAt(), restarted, plan.sustained());
    }

    private boolean drained(List<BacklogSample> samples) {
        return curve(samples).drainedAt().isPresent();
    }

    /** The curve as these samples have it. */
    private BacklogCurve curve(List<BacklogSample> samples) {
        List<BacklogSample> baseline = samples.stream()
                .filter(sample -> sample.at().isBefore(takenAwayAt))
                .toList();
        return BacklogCurve.of(baseline, samples, away.madeAt(), restartedAt, plan.sustained());
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

    private Duration drainObjective() {
        return stage.config().objectives().worker().drain();
    }

    private String figures() {
        return BacklogFigures.inShort(backlog);
    }
}
