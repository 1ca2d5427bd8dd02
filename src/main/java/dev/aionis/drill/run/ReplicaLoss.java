package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.config.ReplicaConfig;
import dev.aionis.drill.config.ReplicaObjectives;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.criteria.ReturnRule;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.DisruptedSeen;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.LossSeen;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.facts.ProbesSeen;
import dev.aionis.drill.facts.ReadySeen;
import dev.aionis.drill.facts.RecoverySeen;
import dev.aionis.drill.facts.ReplicaFacts;
import dev.aionis.drill.facts.ReplicaFigures;
import dev.aionis.drill.facts.RequestsSeen;
import dev.aionis.drill.facts.RollbackFacts;
import dev.aionis.drill.facts.RotationSeen;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.ReplicaLever.KilledReplica;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenario D: one API replica is killed under load and comes back; callers and the ledger tell the rest. */
public final class ReplicaLoss implements ScenarioKit {

    private final Stage stage;
    private final ReplicaConfig plan;
    private final ReplicaObjectives objectives;
    private final AionisDatabase database;
    private final LedgeredLoad load;
    private final ClockWatch clocks;
    private final AvailabilityWatch availability;
    private final RedundancyWatch redundancy;
    private final DetectionWatch alerts;
    private final CallersSoFar callers;
    private int expected;
    private RequestsSeen steady;
    private Disruption<KilledReplica> killed;
    private Instant killedAt;
    private Instant returningAt;
    private LossSeen loss;
    private PremiseFacts gone;
    private RecoverySeen without;
    private ReadySeen back;
    private Redundancy returned;
    private List<Check> still;
    private RotationSeen rotation;
    private RecoverySeen recovery;

    ReplicaLoss(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().replica();
        this.objectives = stage.config().objectives().replica();
        this.database = stage.openDatabase();
        this.clocks = new ClockWatch(stage, database);
        this.availability = new AvailabilityWatch(stage, "replica");
        this.redundancy = new RedundancyWatch(stage, availability);
        this.load = new LedgeredLoad(stage);
        this.callers = new CallersSoFar(load, availability);
        this.alerts = DetectionWatch.ofReplica(stage);
    }

    /** The envelope that callers are used to, and what each replica answers by itself. */
    public void measureEnvelope() {
        availability.start();
        alerts.start();
        load.startCallers("steady-state");
        clocks.measure("before");
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
        steady = load.callersSeen();
        Envelope envelope = Envelope.from(steady.samples(stage.raw()));
        stage.attach("Envelope before", "replica", "envelope.txt", EnvelopeTable.of(envelope));
    }

    /** Nobody tells the balancer: it has to find out by itself. */
    public void kill() {
        load.phase("replica-away");
        load.sync();
        var kill = stage.deployment().replica().kill(plan.name());
        expected = stage.deployment().replicas().size();
        availability.watchClosely();
        killed = stage.make(kill.rightAfter(() -> killedAt = stage.clock().instant()));
        alerts.disrupted(new DisruptedSeen(killedAt, killed.madeAt(), Optional.empty()));
        clocks.measure("during");
    }

    /** Callers go on with the replicas that are left. */
    public void goOnWithout() {
        stage.observe("callers without it", plan.away(), load::figures);
        alerts.awaitDecided();
        String replica = killed.result().name();
        loss = new LossSeen(
                replica, killedAt, killed.madeAt(), AvailabilityWatch.probeOf(replica), availability.seen());
        gone = new Premises.ReplicaGone(loss, redundancy.seenGone(replica));
        Instant answered = callers.answeredUntil();
        without = new RecoverySeen(
                steady,
                load.callersSeen(),
                availability.seen(),
                stage.tolerance(objectives),
                killedAt,
                plan.sustained(),
                answered);
        stage.figures("loss", new ReplicaFigures.Loss(loss, without));
    }

    public Criterion takenOut() {
        return rested(new ReplicaFacts.TakenOut(loss, without, objectives.takenOut()));
    }

    /** Whether monitoring noticed the loss; empty where no alerts are expected. */
    public Optional<Criterion> alertDetected() {
        return alerts.detected();
    }

    /** The undo of the kill, until every replica is ready, in rotation and answering callers again. */
    public void bringBack() {
        load.phase("return");
        returningAt = stage.clock().instant();
        alerts.undone(returningAt);
        stage.measured(MeasuredKey.REPLICA_RETURNING_AT, returningAt);
        stage.undo(killed);
        returned = redundancy.awaitFull(expected, this::rotationNow, plan.limit());
        back = new ReadySeen(returningAt, stage.clock().instant(), availability.seen());
        availability.relax();
        stage.figures("steady", new ReplicaFigures.Steady(rotationNow()));
        if (returned.full()) {
            stage.figures("redundancy", new ReplicaFigures.Redundancy(loss, back));
        }
    }

    /**
     * Of what was there when callers were back: a replica that comes back and goes again is not redundancy. One that was
     * waited for in vain is judged by what was seen when that was given up.
     */
    public Criterion fullRedundancy() {
        boolean full = returned.full();
        var facts = new ReplicaFacts.FullRedundancy(
                back, rotation, full ? still : returned.replicas(), expected, full, objectives.fullRedundancy());
        return stage.judged(facts, gone);
    }

    public Criterion serviceKept() {
        return rested(new ReplicaFacts.ServiceKept(loss, back, recovery.probes(), objectives.outage()));
    }

    /** Waits until callers were in the envelope for long enough with all replicas, and as long again; then the load ends. */
    public void awaitRecovery() {
        EnvelopeTolerance tolerance = stage.tolerance(objectives);
        var watch = new RecoveryWatch(
                callers,
                ReturnRule.after(steady.samples(stage.raw()), tolerance, returningAt, plan.sustained()),
                plan.watchOn());
        Instant whole = back.moment(stage.raw()).latest();
        // still the phase of the return: that alone may be too short to be told by enough requests
        watch.await(stage, plan.limit(), load::figures, whole);
        still = redundancy.checks();
        load.stopCallers();
        load.keepEvidence();
        clocks.measure("after");
        ProbesSeen probes = availability.finish();
        rotation = rotationIn(probes);
        recovery = new RecoverySeen(
                steady,
                load.callersSeen(),
                probes,
                tolerance,
                returningAt,
                plan.sustained(),
                watch.until().orElseGet(stage.clock()::instant));
        stage.figures("recovery", new ReplicaFigures.Recovery(recovery, budget()));
        clocks.finish();
        stage.say("no figure of this scenario rests on another host's clock");
        alerts.finish();
        stage.deployment().replica().logs().forEach(log -> stage.attachLog("Log of a replica", log));
    }

    public Criterion errorBudget() {
        return rested(budget());
    }

    public Criterion errorRateRecovery() {
        return rested(new RollbackFacts.ErrorRate(recovery, back, objectives.errorRateRecovery()));
    }

    public Criterion latencyRecovery() {
        return rested(new RollbackFacts.Latency(recovery, back, objectives.latencyRecovery()));
    }

    public Criterion noLostWrites() {
        AuditSeen audit = new LedgerAudit(stage, load).of(stage.deployment().database(), Optional.empty());
        stage.figures("ledger", new Figures.LedgerClasses(audit, false));
        return rested(new SharedFacts.NoLostWrites(audit));
    }

    @Override
    public void close() {
        Closeables.closeAll(load, availability, alerts, clocks, database);
        stage.undoAll();
    }

    private Criterion rested(CriterionFacts facts) {
        var sound = new Premises.SoundSteadyState(
                steady, stage.config().load().minimumSamples(), objectives.errorRateTolerance());
        return stage.judged(facts, gone, sound, load.premise());
    }

    /** From the loss to full redundancy; the requests of it are kept when this is asked for. */
    private ReplicaFacts.ErrorBudget budget() {
        return new ReplicaFacts.ErrorBudget(
                loss,
                back,
                recovery.callers(),
                objectives.errorBudget(),
                stage.config().load().minimumSamples());
    }

    private RotationSeen rotationNow() {
        return rotationIn(availability.seen());
    }

    private RotationSeen rotationIn(ProbesSeen probes) {
        return new RotationSeen(probes, AvailabilityWatch.HEALTH, killedAt, returningAt);
    }
}
