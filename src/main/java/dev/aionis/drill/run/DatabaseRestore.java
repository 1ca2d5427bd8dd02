package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.aionis.StateSnapshot.NewestCommit;
import dev.aionis.drill.config.RestoreConfig;
import dev.aionis.drill.criteria.EgressCheck;
import dev.aionis.drill.evidence.charts.LedgerChart;
import dev.aionis.drill.evidence.charts.RestoreChart;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.LedgerAround;
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
    private Optional<ApiTarget> copyApi = Optional.empty();
    private AuditSeen audit;
    private CopyEgress egress;
    private String state = "";

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

    /** Restores while the live deployment goes on untouched. */
    public void restoreIsolated() {
        Optional<Instant> moment =
                plan.target() == RestoreConfig.Target.TIMESTAMP ? Optional.of(before.takenAt()) : Optional.empty();
        restore = stage.make(lever.restore(moment));
        RestoredCopy copy = restore.result();
        stage.run().learn(copy.password());
        restored = OwnServer.opened(stage, lever, copy);
        egress = new CopyEgress(restored);
        timeline.restored(copy.phases());
        clocks.measure("during");
        tellTimes(false);
        lever.logs(copy).forEach(log -> stage.attachLog("Restore job log", log));
    }

    public Criterion rto() {
        return stage.judged(new RestoreFacts.Rto(timelineSeen(), rtoObjective()), clocks.premise());
    }

    public Criterion restoredSchema() {
        List<Migration> migrations = restored.migrations();
        var comparison = new MigrationComparison(before.migrations(), migrations);
        stage.attach("Migrations at T and restored", "restore", "migrations.txt", comparison.describe());
        return stage.judged(new RestoreFacts.Schema(state, migrations));
    }

    /** Reads all of Aionis' tables on the copy: on a large one the longest of the checks. */
    public Criterion restoredPages() {
        try (AionisDatabase copy = stage.open(access(restore.result()), plan.limit())) {
            var pages = new RestoredPages(copy.pages());
            timeline.reached("pages checked", stage.clock().instant());
            stage.attach("Pages and indexes of the restored copy", "restore", "pages.txt", pages.describe());
            return stage.judged(new RestoreFacts.Pages(pages.report()));
        }
    }

    /** From the backup's first WAL segment to the one that holds the last commit which the restore must bring back. */
    public Criterion archiveContinuity() {
        Optional<ArchivedWal> archive = lastWal.flatMap(last -> stage.system(() -> lever.archivedWal(last)));
        archive.ifPresent(wal -> stage.attachJson("WAL archive", "restore", "archive.json", wal));
        return stage.judged(new RestoreFacts.Archive(
                archive.map(wal -> new RestoreFacts.Archive.Wal(wal.segments(), wal.missing()))));
    }

    /** The API on the copy runs the release that the live deployment runs. */
    public void startApiOnCopy() {
        String release = stage.deployment().release().status().stream()
                .flatMap(replica -> replica.release().stream())
                .findFirst()
                .orElse(stage.config().release().rollback());
        copyApi = stage.system(() -> lever.startApi(restore.result(), release))
                .map(url -> stage.deployment().at("restored-api", url));
        egress.apiStarted();
        timeline.reached(
                copyApi.isPresent() ? "API ready" : "no API", stage.clock().instant());
        stage.say(copyApi.map(api -> "API " + release + " answers on the restored database at " + api.base())
                .orElse("the restore lever starts no API on the copy: no smoke"));
    }

    public Criterion isolation() {
        // now, so that the turn of a replica's second is waited for beside what follows, and not after it
        clocks.measure("after");
        var isolation = IsolationLook.at(stage, before.identity(), live, restored, copyApi);
        stage.attach("Live and restored database", "restore", "isolation.txt", isolation.describe());
        stage.figures("system", new Figures.RestoredSystem(isolation));
        return stage.judged(new RestoreFacts.Apart(isolation));
    }

    public Criterion apiSmoke() {
        var smoke = new RestoredSmoke(stage, copyApi, known);
        smoke.run(timeline);
        egress.apiAnswered();
        tellTimes(true);
        stage.attachChart("RTO by phase", "rto.png", RestoreChart.draw(timeline.story(rtoObjective())));
        return stage.judged(new RestoreFacts.Smoke(smoke.seen()));
    }

    public Criterion criticalRecords() {
        List<String> names =
                before.criticalRecords().stream().map(CriticalRecord::clientId).toList();
        var records = new RestoreFacts.RecordsSeen(
                state, restored.criticalRecords(stage.config().sample(), names));
        stage.attach(
                "Critical records",
                "restore",
                "critical-records.csv",
                records.comparison(stage.raw()).csv());
        stage.figures("records", new Figures.CriticalRecords(records));
        return stage.judged(new RestoreFacts.Records(records));
    }

    /** Holds every write of the load against the restored database. */
    public void auditLedger() {
        clocks.finish();
        audit = new LedgerAudit(stage, load).of(access(restore.result()), auditTarget());
        stage.figures("ledger", new Figures.LedgerClasses(audit, true));
        load.keepEvidence();
        var story = timeline.story(rtoObjective());
        stage.attachChart(
                "Ledger around T",
                "ledger.png",
                LedgerChart.draw(new LedgerChart.LedgerStory(
                        LedgerAround.writes(stage.raw(), audit),
                        story.phases().get(0).startedAt(),
                        story.declaredAt())));
    }

    public Criterion rpo() {
        return restedOnLoad(new RestoreFacts.Rpo(
                audit, stage.config().objectives().restore().rpoRows()));
    }

    public Criterion rpoWindow() {
        return restedOnLoad(new RestoreFacts.RpoWindow(
                audit, stage.config().objectives().restore().rpo()));
    }

    public Criterion targetReached() {
        return restedOnLoad(new RestoreFacts.TargetReached(
                audit, state, restored.identity(), newestWrite.map(commit -> restored.holdsCommit(commit.id()))));
    }

    /** Looked at until just before the removal: the copy's outbox holds events that were all sent before. */
    public Criterion noEgress() {
        EgressCheck check = egress.check();
        stage.attach("Who worked on the copy", "restore", "egress.txt", egress.describe(check, lever.startsOnCopy()));
        stage.measured(MeasuredKey.EGRESS, lever.startsOnCopy() + "; " + check.outbox());
        return stage.judged(new RestoreFacts.NoEgress(check));
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

    private Criterion restedOnLoad(CriterionFacts facts) {
        return stage.judged(facts, clocks.premise(), load.premise());
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
