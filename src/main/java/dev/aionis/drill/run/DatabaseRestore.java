package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.aionis.StateSnapshot.NewestCommit;
import dev.aionis.drill.config.RestoreConfig;
import dev.aionis.drill.criteria.Elapsed;
import dev.aionis.drill.criteria.IntegrityCriteria;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.criteria.RestoreCriteria;
import dev.aionis.drill.criteria.RestorePoint;
import dev.aionis.drill.evidence.charts.RestoreChart;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.ArchivedWal;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    private Optional<NewestCommit> newestWrite = Optional.empty();
    private BoundedInstant target;
    private Optional<String> lastWal = Optional.empty();
    private Disruption<RestoredCopy> restore;
    private AionisDatabase restored;
    private Optional<ApiTarget> copyApi = Optional.empty();
    private AuditSummary audit;

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
        lever.backup()
                .ifPresentOrElse(
                        backup -> stage.attachJson("Base backup", "restore", "backup.json", backup),
                        () -> stage.say("the restore lever does not see backups"));
        load.startCallers("steady-state");
        clocks.measure("before");
        known = new NodeToRecall(stage).written();
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
    }

    /** T is a moment of the database's clock; what must be there at T is captured in one transaction. */
    public void chooseTarget() {
        // of the drill's own scope: the sample's newest commit is older than the base backup, so no restore lacks it
        newestWrite = live.snapshot(stage.scope(), 1).newestCommit();
        before = live.snapshot(stage.config().sample(), CRITICAL_RECORDS);
        lastWal = live.walSegment();
        target = clocks.toLocal("at T", before.takenAt());
        timeline.target(target);
        stage.say("T is " + before.takenAt() + " on the database's clock");
        stage.measured(MeasuredKey.RESTORE_TARGET_MODE, plan.target().name().toLowerCase(Locale.ROOT));
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
        load.stopCallers();
        if (auditTarget().isEmpty()) {
            lastWal = live.walSegment();
        }
        stage.measured(MeasuredKey.RESTORE_DECLARED_AT, timeline.declaredAt());
    }

    /** Restores while the live deployment goes on untouched. */
    public void restoreIsolated() {
        Optional<Instant> moment =
                plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(before.takenAt()) : Optional.empty();
        restore = stage.make(lever.restore(moment));
        RestoredCopy copy = restore.result();
        stage.run().learn(copy.password());
        timeline.restored(copy.phases());
        restored = stage.open(access(copy));
        OwnServer.require(before.identity(), restored.identity(), copy.jdbcUrl());
        clocks.measure("during");
        stage.measured(MeasuredKey.RESTORE_COMPLETED_AT, timeline.completedAt());
        stage.measured(MeasuredKey.RTO_FROM_TARGET, timeline.rto());
        lever.logs(copy).forEach(log -> stage.attachLog("Restore job log", log));
    }

    public Criterion rto() {
        return stage.judged(
                Premise.restOn(RestoreCriteria.rto(Elapsed.took(timeline.rto()), rtoObjective()), clocks.premise()));
    }

    public Criterion restoredSchema() {
        var comparison = new MigrationComparison(before.migrations(), restored.migrations());
        stage.attach("Migrations at T and restored", "restore", "migrations.txt", comparison.describe());
        return stage.judged(RestoreCriteria.restoredSchema(comparison.check()));
    }

    /** Reads all of Aionis' tables on the copy: on a large one the longest of the checks. */
    public Criterion restoredPages() {
        try (AionisDatabase copy = stage.open(access(restore.result()), plan.limit())) {
            var pages = new RestoredPages(copy.pages());
            timeline.reached("pages checked", stage.clock().instant());
            stage.attach("Pages and indexes of the restored copy", "restore", "pages.txt", pages.describe());
            return stage.judged(IntegrityCriteria.restoredPages(pages.check()));
        }
    }

    /** From the backup's first WAL segment to the one that holds the last commit which the restore must bring back. */
    public Criterion archiveContinuity() {
        Optional<ArchivedWal> archive = lastWal.flatMap(lever::archivedWal);
        archive.ifPresent(wal -> stage.attachJson("WAL archive", "restore", "archive.json", wal));
        return stage.judged(archive.map(wal -> IntegrityCriteria.archiveContinuity(wal.segments(), wal.missing()))
                .orElseGet(IntegrityCriteria::archiveUnseen));
    }

    /** The API on the copy runs the release that the live deployment runs. */
    public void startApiOnCopy() {
        String release = stage.deployment().release().status().stream()
                .flatMap(replica -> replica.release().stream())
                .findFirst()
                .orElse(stage.config().release().rollback());
        copyApi = lever.startApi(restore.result(), release)
                .map(url -> stage.deployment().at("restored-api", url));
        timeline.reached(
                copyApi.isPresent() ? "API ready" : "no API", stage.clock().instant());
        stage.say(copyApi.map(api -> "API " + release + " answers on the restored database at " + api.base())
                .orElse("the restore lever starts no API on the copy: no smoke"));
    }

    public Criterion isolation() {
        var isolation = Isolation.lookedAt(stage, before.identity(), live, restored, copyApi);
        stage.attach("Live and restored database", "restore", "isolation.txt", isolation.describe());
        stage.measured(MeasuredKey.RESTORED_SYSTEM, isolation.summary());
        return stage.judged(RestoreCriteria.isolation(isolation.check()));
    }

    public Criterion apiSmoke() {
        var smoke = new RestoredSmoke(stage, copyApi, known);
        smoke.run(timeline);
        stage.measured(MeasuredKey.RTO_PHASES, timeline.table());
        stage.attachChart("RTO by phase", "rto.png", RestoreChart.draw(timeline.story(rtoObjective())));
        return stage.judged(RestoreCriteria.apiSmoke(smoke.checks(), smoke.expected()));
    }

    public Criterion criticalRecords() {
        List<String> names =
                before.criticalRecords().stream().map(CriticalRecord::clientId).toList();
        var comparison = new RecordComparison(
                before.criticalRecords(),
                restored.criticalRecords(stage.config().sample(), names));
        stage.attach("Critical records", "restore", "critical-records.csv", comparison.csv());
        stage.measured(MeasuredKey.CRITICAL_RECORDS, comparison.summary());
        return stage.judged(RestoreCriteria.criticalRecords(comparison.check()));
    }

    /** Holds every write of the load against the restored database. */
    public void auditLedger() {
        clocks.finish("after");
        audit = new LedgerAudit(stage, load).of(access(restore.result()), auditTarget());
        audit.counts().dataLoss().ifPresent(loss -> stage.measured(MeasuredKey.RPO_DATA_LOSS, loss));
        load.keepEvidence();
    }

    public Criterion rpo() {
        return restedOnLoad(RestoreCriteria.rpo(
                audit.counts(), stage.config().objectives().restore().rpoRows()));
    }

    public Criterion rpoWindow() {
        return restedOnLoad(RestoreCriteria.rpoWindow(
                audit.counts(), stage.config().objectives().restore().rpo()));
    }

    public Criterion targetReached() {
        return restedOnLoad(RestoreCriteria.targetReached(restorePoint(), audit.counts()));
    }

    /** The undo of the restore, verified by looking. */
    public void removeIsolated() {
        restored.close();
        stage.undo(restore);
        stage.say("the restored copy is gone");
    }

    @Override
    public void close() {
        Closeables.closeAll(load, clocks, live, restored);
        stage.undoAll();
    }

    private Duration rtoObjective() {
        return stage.config().objectives().restore().rto();
    }

    private Criterion restedOnLoad(Criterion criterion) {
        return stage.judged(Premise.restOn(criterion, clocks.premise(), load.premise()));
    }

    private RestorePoint restorePoint() {
        DatabaseIdentity copy = restored.identity();
        return new RestorePoint(
                auditTarget().map(t -> before.takenAt()),
                before.identity()
                        .systemIdentifier()
                        .flatMap(mine -> copy.systemIdentifier().map(mine::equals)),
                newestWrite.map(commit -> restored.holdsCommit(commit.id())),
                before.identity().timeline().orElse(0),
                copy.timeline().orElse(0),
                audit.acknowledgedPastTarget());
    }

    private Optional<BoundedInstant> auditTarget() {
        return plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(target) : Optional.empty();
    }

    private static DatabaseAccess access(RestoredCopy copy) {
        return new DatabaseAccess(copy.jdbcUrl(), copy.user(), copy.password());
    }
}
