package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.config.RestoreConfig;
import dev.aionis.drill.criteria.RestoreCriteria;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenario A: the database is restored to a moment T into an isolated environment and held against the ledger. */
public final class DatabaseRestore implements ScenarioKit {

    /** Enough to see a part of a scope missing, few enough to list in the record. */
    private static final int CRITICAL_RECORDS = 20;

    private final Stage stage;
    private final RestoreConfig plan;
    private final RestoreLever lever;
    private final AionisDatabase live;
    private final LedgeredLoad load;
    private final ClockWatch clocks;
    private final RestoreTimeline timeline = new RestoreTimeline();
    private KnownNode known;
    private StateSnapshot before;
    private BoundedInstant target;
    private Disruption<RestoredCopy> restore;
    private AionisDatabase restored;
    private ApiTarget copyApi;
    private AuditReport audit;

    DatabaseRestore(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().restore();
        this.lever = stage.deployment().restore();
        this.live = stage.openDatabase();
        this.load = new LedgeredLoad(stage);
        this.clocks = new ClockWatch(stage, live);
    }

    /** Makes sure of a backup, writes the node that the smoke will look for, and watches the load. */
    public void observeSteadyState() {
        stage.attachJson("Base backup", "restore", "backup.json", lever.backup());
        load.start(stage.deployment().api(), 1);
        load.phase("steady-state");
        clocks.measure("before");
        known = new NodeToRecall(stage).written();
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
    }

    /** T is a moment of the database's clock; what must be there at T is captured in one transaction. */
    public void chooseTarget() {
        before = live.snapshot(stage.config().sample(), CRITICAL_RECORDS);
        target = clocks.toLocal(before.takenAt());
        timeline.target(target);
        stage.say("T is " + before.takenAt() + " on the database's clock");
        stage.measured(MeasuredKey.RESTORE_TARGET_MODE, plan.target().name().toLowerCase());
        stage.measured(MeasuredKey.RESTORE_TARGET, before.takenAt());
        stage.attachJson("State at T", "restore", "state-at-target.json", before);
    }

    /** What is written now must not be in the restored database. */
    public void writePastTarget() {
        load.phase("past-target");
        stage.observe("writes past T", plan.pastTarget(), load::figures);
    }

    /** From here on nobody writes, and what was acknowledged is on disk in the ledger. */
    public void declareDisaster() {
        timeline.declared(stage.clock().instant());
        load.stop();
        stage.measured(MeasuredKey.RESTORE_DECLARED_AT, timeline.declaredAt());
    }

    /** Restores while the live deployment goes on untouched. */
    public void restoreIsolated() {
        Optional<Instant> moment =
                plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(before.takenAt()) : Optional.empty();
        restore = stage.make(lever.restore(moment));
        RestoredCopy copy = restore.result();
        timeline.restored(copy.phases());
        restored = new AionisDatabase(access(copy));
        clocks.measure("during");
        stage.measured(MeasuredKey.RESTORE_COMPLETED_AT, timeline.completedAt());
        stage.measured(MeasuredKey.RTO_FROM_TARGET, timeline.rto());
        lever.logs(copy).forEach(log -> stage.attachLog("Restore job log", log));
    }

    public Criterion rto() {
        return stage.judged(RestoreCriteria.rto(
                timeline.rto(), stage.config().objectives().restore().rto(), clocks.premise()));
    }

    public Criterion restoredSchema() {
        var comparison = new MigrationComparison(before.migrations(), restored.migrations());
        stage.attach("Migrations at T and restored", stage.path("restore", "migrations.txt"), "text/plain", comparison.describe());
        return stage.judged(RestoreCriteria.restoredSchema(comparison.expected(), comparison.differences()));
    }

    /** The API on the copy runs the release that the live deployment runs. */
    public void startApiOnCopy() {
        String release = stage.deployment().release().status().get(0).release();
        copyApi = stage.deployment().at("restored-api", lever.startApi(restore.result(), release));
        timeline.apiReady(stage.clock().instant());
        stage.say("API " + release + " answers on the restored database at " + copyApi.base());
    }

    public Criterion isolation() {
        var isolation = new Isolation(stage, live, before.identity(), restored, copyApi);
        stage.attach("Live and restored database", stage.path("restore", "isolation.txt"), "text/plain", isolation.describe());
        stage.measured(MeasuredKey.RESTORED_SYSTEM, isolation.summary());
        return stage.judged(RestoreCriteria.isolation(isolation.checks(), isolation.violations()));
    }

    public Criterion apiSmoke() {
        var smoke = new RestoredSmoke(stage, copyApi, known).run();
        timeline.smoked(smoke);
        stage.measured(MeasuredKey.RTO_PHASES, timeline.phases());
        stage.attach("RTO by phase", stage.path("charts", "rto.png"), "image/png", timeline.chart(stage));
        return stage.judged(RestoreCriteria.apiSmoke(smoke.checks().size(), smoke.failures()));
    }

    public Criterion criticalRecords() {
        List<CriticalRecord> there = restored.criticalRecords(
                stage.config().sample(),
                before.criticalRecords().stream().map(CriticalRecord::clientId).toList());
        var comparison = new RecordComparison(before.criticalRecords(), there);
        stage.attach("Critical records", stage.path("restore", "critical-records.csv"), "text/csv", comparison.csv());
        stage.measured(MeasuredKey.CRITICAL_RECORDS, comparison.summary());
        return stage.judged(RestoreCriteria.criticalRecords(comparison.expected(), comparison.harmed()));
    }

    /** Holds every write of the load against the restored database. */
    public void auditLedger() {
        clocks.measure("after");
        audit = new LedgerAudit(stage, load).of(access(restore.result()), auditTarget());
        load.keepEvidence();
    }

    public Criterion rpo() {
        return stage.judged(RestoreCriteria.rpo(
                LedgerAudit.counts(audit), stage.config().objectives().restore().rpoRows(), clocks.premise(), load.premise()));
    }

    public Criterion rpoWindow() {
        return stage.judged(RestoreCriteria.rpoWindow(
                LedgerAudit.counts(audit), stage.config().objectives().restore().rpo(), clocks.premise(), load.premise()));
    }

    public Criterion targetReached() {
        return stage.judged(RestoreCriteria.targetReached(LedgerAudit.counts(audit), clocks.premise(), load.premise()));
    }

    /** The undo of the restore, verified by looking. */
    public void removeIsolated() {
        restored.close();
        stage.undo(restore);
        stage.say("the restored copy is gone");
    }

    @Override
    public void close() {
        Closeables.closeAll(load, live, restored);
        stage.undoAll();
    }

    private Optional<BoundedInstant> auditTarget() {
        return plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(target) : Optional.empty();
    }

    private static DatabaseAccess access(RestoredCopy copy) {
        return new DatabaseAccess(copy.jdbcUrl(), copy.user(), copy.password());
    }
}
