package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.config.ReleaseConfig;
import dev.aionis.drill.config.RollbackConfig;
import dev.aionis.drill.config.RollbackObjectives;
import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.ReturnRule;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.evidence.charts.RollbackChart;
import dev.aionis.drill.evidence.charts.RollbackChart.RollbackStory;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.CanarySeen;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.facts.ProbesSeen;
import dev.aionis.drill.facts.ReadySeen;
import dev.aionis.drill.facts.RecoverySeen;
import dev.aionis.drill.facts.RequestsSeen;
import dev.aionis.drill.facts.RollbackFacts;
import dev.aionis.drill.facts.ServiceFigures;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Scenario B: a candidate is put on a canary slice, found out or not, and rolled back while callers go on. */
public final class ApiRollback implements ScenarioKit {

    private final Stage stage;
    private final RollbackConfig plan;
    private final RollbackObjectives objectives;
    private final ReleaseConfig release;
    private final AionisDatabase database;
    private final LedgeredLoad load;
    private final ClockWatch clocks;
    private final AvailabilityWatch availability;
    private final ReadinessWatch replicas;
    private final DetectionWatch alerts;
    private final RollbackMoments moments = new RollbackMoments();
    private List<Migration> knownToRollback;
    private int expected;
    private Disruption<CanarySlice> canary;
    private RequestsSeen steady;
    private CanarySeen compared;
    private ProbesSeen probesCompared;
    private Readiness complete;
    private ReadySeen readySeen;
    private RecoverySeen recoverySeen;
    private ReturnToEnvelope recovery;

    ApiRollback(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().rollback();
        this.objectives = stage.config().objectives().rollback();
        this.release = stage.config().release();
        this.database = stage.openDatabase();
        this.clocks = new ClockWatch(stage, database);
        this.availability = new AvailabilityWatch(stage, "rollback");
        this.replicas = new ReadinessWatch(stage, availability);
        this.load = new LedgeredLoad(stage);
        this.alerts = DetectionWatch.ofRollback(stage);
    }

    /** The envelope that callers are used to, and the migrations that the running release was made for. */
    public void measureEnvelope() {
        knownToRollback = database.migrations();
        availability.start();
        alerts.start();
        load.startCallers("steady-state");
        clocks.measure("before");
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
        steady = load.callersSeen();
        Envelope envelope = Envelope.from(steady.samples(stage.raw()));
        stage.attach("Envelope before", "rollback", "envelope.txt", EnvelopeTable.of(envelope));
    }

    /** The candidate's migrations are applied, and one slice of the API runs it. */
    public void deployCanary() {
        load.phase("canary");
        load.sync();
        expected = stage.deployment().replicas().size();
        var deployment =
                stage.deployment().release().deployCanary(release.candidate(), release.rollback(), plan.canaryWeight());
        Instant begun = stage.clock().instant();
        availability.watchClosely();
        canary = stage.make(deployment);
        availability.relax();
        alerts.disrupted(replicas.takingRequestsAfter(begun, canary.madeAt()));
        clocks.measure("during");
        moments.deployed(canary.madeAt());
        stage.measured(MeasuredKey.CANARY_DEPLOYED_AT, canary.madeAt());
    }

    /** Both arms get the same load directly, while callers go on through the balancer. */
    public void compareCanary() {
        var watch = new CanaryWatch(stage, load, canary.result());
        compared = watch.run();
        probesCompared = availability.seen();
        watch.detectedAt().ifPresent(at -> {
            moments.detected(at);
            stage.measured(MeasuredKey.REGRESSION_DETECTED_AT, at);
            stage.figures("detection", new ServiceFigures.DetectionTime(moments.deployedAt(), at));
        });
        stage.figures("canary", new ServiceFigures.Canary(compared));
        stage.attach(
                "Canary against baseline", "rollback", "canary.txt", CanaryTable.of(compared.verdict(stage.raw())));
        alerts.awaitDecided();
    }

    /** Whether there was enough to compare: which verdict it came to is not judged. */
    public Criterion canaryDecided() {
        var beside =
                new Premises.NothingBesideComparison(compared, steady, probesCompared, canary.madeAt(), plan.alpha());
        return stage.judged(new RollbackFacts.Canary(compared, plan.canaryMinimumSamples()), beside);
    }

    /** Whether monitoring noticed the candidate; empty where no alerts are expected. */
    public Optional<Criterion> alertDetected() {
        return alerts.detected();
    }

    /** The undo of the deployment; callers go on. */
    public void rollBack() {
        load.phase("rollback");
        availability.watchClosely();
        moments.started(stage.clock().instant());
        alerts.undone(moments.startedAt());
        boolean rolledBack = stage.undoIfPossible(canary);
        complete = replicas.awaitReady(release.rollback(), rolledBack, plan.limit());
        readySeen = replicas.readyAfter(moments.startedAt(), stage.clock().instant());
        moments.ready(readySeen.moment(stage.raw()));
        availability.relax();
        stage.measured(MeasuredKey.ROLLBACK_STARTED_AT, moments.startedAt());
        if (complete.seen()) {
            stage.figures("ready", new ServiceFigures.RollbackTimes(readySeen));
        }
    }

    public Criterion rollbackSlo() {
        return stage.judged(
                complete.unseen()
                        ? new SharedFacts.Unseen(PassCriterion.ROLLBACK_SLO, complete.describe())
                        : new RollbackFacts.Slo(readySeen, complete.seen(), objectives.slo()));
    }

    public Criterion readiness() {
        return stage.judged(new RollbackFacts.Readiness(complete.replicas(), expected));
    }

    /** Waits until callers were back in the envelope for long enough, or the limit; then the load ends. */
    public void awaitRecovery() {
        EnvelopeTolerance tolerance = stage.tolerance(objectives);
        var watch = new RecoveryWatch(
                new CallersSoFar(load, availability),
                ReturnRule.after(steady.samples(stage.raw()), tolerance, moments.startedAt(), plan.sustained()),
                plan.watchOn());
        // still the phase of the rollback: that alone may be too short to be told by enough requests
        watch.await(stage, plan.limit(), load::figures, moments.readyAt().latest());
        clocks.measure("after");
        load.stopCallers();
        load.keepEvidence();
        ProbesSeen probes = availability.finish();
        recoverySeen = new RecoverySeen(
                steady,
                load.callersSeen(),
                probes,
                tolerance,
                moments.startedAt(),
                plan.sustained(),
                watch.until().orElseGet(stage.clock()::instant));
        recovery = recoverySeen.found(stage.raw());
        stage.figures("recovery", new ServiceFigures.RecoveryTimes(recoverySeen));
        alerts.finish();
        stage.attachChart("Rollback", "rollback.png", RollbackChart.draw(story()));
        clocks.finish();
        stage.say("no figure of this scenario rests on another host's clock");
    }

    public Criterion errorRateRecovery() {
        return restedOnLoad(new RollbackFacts.ErrorRate(recoverySeen, readySeen, objectives.errorRateRecovery()));
    }

    public Criterion latencyRecovery() {
        return restedOnLoad(new RollbackFacts.Latency(recoverySeen, readySeen, objectives.latencyRecovery()));
    }

    public Criterion schemaCompatibility() {
        var proof = new SchemaProof(stage, database, knownToRollback, load);
        stage.attach("Migrations before and after", "rollback", "migrations.txt", proof.migrations());
        stage.measured(MeasuredKey.STARTUP_FINDINGS, proof.findings());
        return stage.judged(proof.facts());
    }

    public Criterion noLostWrites() {
        AuditSeen audit = new LedgerAudit(stage, load).of(stage.deployment().database(), Optional.empty());
        stage.figures("ledger", new Figures.LedgerClasses(audit, false));
        return restedOnLoad(new SharedFacts.NoLostWrites(audit));
    }

    @Override
    public void close() {
        Closeables.closeAll(load, availability, alerts, clocks, database);
        stage.undoAll();
    }

    private Criterion restedOnLoad(CriterionFacts facts) {
        var sound = new Premises.SoundSteadyState(
                steady, stage.config().load().minimumSamples(), objectives.errorRateTolerance());
        return stage.judged(facts, sound, load.premise());
    }

    private RollbackStory story() {
        return new RollbackStory(
                byRelease(),
                moments.deployedAt(),
                moments.detectedAt(),
                alerts.firedAt(),
                Optional.of(moments.startedAt()),
                Optional.of(moments.readyAt().latest()),
                recovery.latency().at().map(BoundedInstant::latest),
                objectives.slo());
    }

    /** What callers got from both releases together, and what each gave to the same load by itself. */
    private List<RequestSample> byRelease() {
        return Stream.of(
                        load.callers().stream().map(sample -> sample.to("callers, both releases")),
                        compared.baseline().samples(stage.raw()).stream()
                                .map(sample -> sample.to(release.rollback() + " alone (baseline)")),
                        compared.canary().samples(stage.raw()).stream()
                                .map(sample -> sample.to(release.candidate() + " alone (candidate)")))
                .flatMap(Function.identity())
                .toList();
    }
}
