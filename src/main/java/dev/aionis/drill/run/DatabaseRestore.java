package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.aionis.StateSnapshot.NewestCommit;
import dev.aionis.drill.config.RestoreConfig;
import dev.aionis.drill.criteria.EgressCheck;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.evidence.charts.RestoreChart;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.MigrationComparison;
import dev.aionis.drill.facts.RestoreFacts;
import dev.aionis.drill.facts.RestoreTimeline;
import dev.aionis.drill.facts.RestoredPages;
import dev.aionis.drill.facts.TargetSeen;
import dev.aionis.drill.facts.TimelineSeen;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.ArchivedWal;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
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
    private TargetSeen target;
    private Optional<String> lastWal = Optional.empty();
    private Disruption<RestoredCopy> restore;
    private AionisDatabase restored;
    private final CopyCriteria copy;
    private final CopyApi copyApi;
    private final RestoredLedger ledger;
    private Tried<CopyEgress> egress;
    private String state = "";

    DatabaseRestore(Stage stage) {
        this.stage = stage;
        this.plan = stage.config().restore();
        this.lever = stage.deployment().restore();
        this.live = stage.openDatabase();
        this.load = new LedgeredLoad(stage);
        this.clocks = new ClockWatch(stage, live);
        this.copy = new CopyCriteria(stage);
        this.copyApi = new CopyApi(stage, lever);
        this.ledger = new RestoredLedger(stage, copy, load, clocks);
    }

    /** Makes sure of a backup, writes the node that the smoke will look for, and watches the load. */
    public void observeSteadyState() {
        lever.backup()
                .ifPresentOrElse(
                        backup -> stage.attachJson("Base backup", "restore", "backup.json", backup),
                        () -> stage.say("the restore lever does not see backups"));
        load.startCallers("steady-state");
        clocks.measure("before");
        RestoredSmoke.warmUp(stage);
        known = new NodeToRecall(stage).written();
        stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
    }

    /** T is a moment of the database's clock; what must be there at T is captured in one transaction. */
    public void chooseTarget() {
        // of the drill's own scope: the sample's newest commit is older than the base backup, so no restore lacks it
        newestWrite = live.snapshot(stage.scope(), 1).newestCommit();
        before = live.snapshot(stage.config().sample(), CRITICAL_RECORDS);
        lastWal = live.walSegment();
        timeline.target(clocks.toLocal("at T", before.takenAt()));
        stage.say("T is " + before.takenAt() + " on the database's clock");
        state = stage.attachJson("State at T", "restore", "state-at-target.json", before);
        target = new TargetSeen(state, clocks.seen());
        stage.figures("target", new Figures.RestoreTarget(plan.target().name().toLowerCase(Locale.ROOT), state));
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
        tellTimes(false);
    }

    /** Restores while the live deployment goes on untouched. A restore that fails is judged before it breaks the step. */
    public void restoreIsolated() {
        try {
            restore = stage.make(lever.restore(auditTarget().map(seen -> before.takenAt())));
            stage.run().learn(restore.result().password());
            restored = OwnServer.opened(stage, lever, restore.result());
        } catch (RuntimeException failed) {
            stage.run().step().throwIfAborted();
            stage.judged(notRestored(InShort.of(failed)));
            archiveContinuity();
            throw failed;
        }
        egress = Tried.to(() -> new CopyEgress(restored));
        timeline.restored(restore.result().phases());
        clocks.measure("during");
        tellTimes(false);
        lever.logs(restore.result()).forEach(log -> stage.attachLog("Restore job log", log));
    }

    public Criterion rto() {
        return copy.judged(
                PassCriterion.RTO,
                () -> restored.identity().inRecovery()
                        ? notRestored("it was reported as done, but the copy is still in recovery and takes no writes")
                        : new RestoreFacts.Rto(timelineSeen(), rtoObjective()),
                clocks.premise());
    }

    public Criterion restoredSchema() {
        return copy.judged(PassCriterion.RESTORED_SCHEMA, () -> {
            List<Migration> migrations = restored.migrations();
            var comparison = new MigrationComparison(before.migrations(), migrations);
            stage.attach("Migrations at T and restored", "restore", "migrations.txt", comparison.describe());
            return new RestoreFacts.Schema(state, migrations);
        });
    }

    /** Reads all of Aionis' tables on the copy: on a large one the longest of the checks. */
    public Criterion restoredPages() {
        return copy.judged(PassCriterion.RESTORED_PAGES, () -> {
            try (AionisDatabase patient = stage.open(access(restore.result()), plan.limit())) {
                var pages = new RestoredPages(patient.pages());
                timeline.reached("pages checked", stage.clock().instant());
                stage.attach("Pages and indexes of the restored copy", "restore", "pages.txt", pages.describe());
                return new RestoreFacts.Pages(pages.report());
            }
        });
    }

    /** From the backup's first WAL segment to the one that holds the last commit which the restore must bring back. */
    public Criterion archiveContinuity() {
        Optional<ArchivedWal> archive = lastWal.flatMap(last -> stage.system(() -> lever.archivedWal(last)));
        archive.ifPresent(wal -> stage.attachJson("WAL archive", "restore", "archive.json", wal));
        return stage.judged(new RestoreFacts.Archive(
                archive.map(wal -> new RestoreFacts.Archive.Wal(wal.segments(), wal.missing()))));
    }

    public void startApiOnCopy() {
        copyApi.start(restore.result());
        egress.ifSeen(CopyEgress::apiStarted);
        timeline.reached(
                copyApi.target().isPresent() ? "API ready" : "no API",
                stage.clock().instant());
    }

    public Criterion isolation() {
        // now, so that the turn of a replica's second is waited for beside what follows, and not after it
        clocks.measure("after");
        return copy.judged(PassCriterion.ISOLATION, () -> {
            var isolation = IsolationLook.at(stage, before.identity(), live, restored, copyApi.target());
            stage.attach("Live and restored database", "restore", "isolation.txt", isolation.describe());
            stage.figures("system", new Figures.RestoredSystem(isolation));
            return new RestoreFacts.Apart(isolation);
        });
    }

    public Criterion apiSmoke() {
        CriterionFacts smoke = copyApi.smoke(known, timeline, restored);
        egress.ifSeen(CopyEgress::apiAnswered);
        tellTimes(true);
        stage.attachChart("RTO by phase", "rto.png", RestoreChart.draw(timeline.story(rtoObjective())));
        return stage.judged(smoke);
    }

    public Criterion criticalRecords() {
        return copy.judged(PassCriterion.CRITICAL_RECORDS, () -> {
            List<String> names = before.criticalRecords().stream()
                    .map(CriticalRecord::clientId)
                    .toList();
            var records = new RestoreFacts.RecordsSeen(
                    state, restored.criticalRecords(stage.config().sample(), names));
            String csv = records.comparison(stage.raw()).csv();
            stage.attach("Critical records", "restore", "critical-records.csv", csv);
            stage.figures("records", new Figures.CriticalRecords(records));
            return new RestoreFacts.Records(records);
        });
    }

    /** Holds every write of the load against the restored database. */
    public void auditLedger() {
        ledger.audit(access(restore.result()), auditTarget(), timeline.story(rtoObjective()));
    }

    public Criterion rpo() {
        return ledger.rpo();
    }

    public Criterion rpoWindow() {
        return ledger.rpoWindow();
    }

    public Criterion targetReached() {
        return ledger.targetReached(restored, state, newestWrite);
    }

    /** Looked at until just before the removal: the copy's outbox holds events that were all sent before. */
    public Criterion noEgress() {
        return copy.judged(PassCriterion.NO_EGRESS, () -> {
            EgressCheck check = egress.get().check();
            stage.attach(
                    "Who worked on the copy",
                    "restore",
                    "egress.txt",
                    egress.get().describe(check, lever.startsOnCopy()));
            stage.measured(MeasuredKey.EGRESS, lever.startsOnCopy() + "; " + check.outbox());
            return new RestoreFacts.NoEgress(check);
        });
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

    private CriterionFacts notRestored(String why) {
        Instant begin = target.moment(stage.raw()).middle();
        return new RestoreFacts.NotRestored(
                Duration.between(begin, stage.clock().instant()), rtoObjective(), why);
    }

    private TimelineSeen timelineSeen() {
        return new TimelineSeen(target, stage.keepJson("restore", "moments.json", timeline.moments()));
    }

    private void tellTimes(boolean smoked) {
        stage.figures("times", new Figures.RestoreTimes(timelineSeen(), smoked));
    }

    private Optional<TargetSeen> auditTarget() {
        return plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(target) : Optional.empty();
    }

    private static DatabaseAccess access(RestoredCopy copy) {
        return new DatabaseAccess(copy.jdbcUrl(), copy.user(), copy.password());
    }
}
