package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.List;

/** The pass criteria of scenario A, database restore. */
public final class RestoreCriteria {

    /** What a complete judgement of the scenario holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.RTO,
            PassCriterion.RPO,
            PassCriterion.RPO_WINDOW,
            PassCriterion.RESTORE_TARGET_REACHED,
            PassCriterion.RESTORED_SCHEMA,
            PassCriterion.RESTORED_PAGES,
            PassCriterion.ARCHIVE_CONTINUITY,
            PassCriterion.API_SMOKE,
            PassCriterion.CRITICAL_RECORDS,
            PassCriterion.ISOLATION,
            PassCriterion.NO_EGRESS);

    private RestoreCriteria() {}

    /** @param restore from the target (or the declared disaster) to the end of the restore */
    public static Criterion rto(Elapsed restore, Duration objective) {
        return new Yardstick(
                        PassCriterion.RTO, Objective.atMost(objective), "see the restore's phases for the longest one")
                .judge(restore, "restore completed", "");
    }

    /**
     * A restore that did not come to its end, whatever whoever made it said.
     *
     * @param after from the target until that was known
     */
    public static Criterion notRestored(Duration after, Duration objective, String why) {
        return new Yardstick(
                        PassCriterion.RTO,
                        Objective.atMost(objective),
                        "mend what the restore failed by, and drill it again: until then there is no restore")
                .missed(
                        Measure.seconds(Span.exactly(after)),
                        "restore not completed after " + Figures.seconds(after) + ": " + why + ", objective "
                                + Objective.atMost(objective));
    }

    /** Data loss in rows, counted write by write. */
    public static Criterion rpo(AuditCounts audit, long objectiveRows) {
        var yardstick = new Yardstick(
                PassCriterion.RPO,
                Objective.atMost(objectiveRows, "rows"),
                "the lost writes are listed in the audit, with the WAL archive's last segments");
        if (audit.flaw().isPresent() && audit.missing() <= objectiveRows) {
            return yardstick.unproven(audit.flaw().get());
        }
        String seconds = audit.dataLoss()
                .filter(loss -> audit.missing() > 0)
                .map(loss -> " over " + Figures.seconds(loss.middle()))
                .orElse("");
        return yardstick.judge(audit.missing(), audit.sentence() + seconds);
    }

    /** Data loss in seconds: the target less the oldest lost acknowledgement. */
    public static Criterion rpoWindow(AuditCounts audit, Duration objective) {
        var yardstick = new Yardstick(
                PassCriterion.RPO_WINDOW,
                Objective.atMost(objective),
                "shorten the archive timeout, or stream WAL to the archive");
        if (audit.flaw().isPresent()) {
            return yardstick.unproven(audit.flaw().get());
        }
        if (audit.missing() == 0) {
            return yardstick.judge(Measure.seconds(Span.exactly(Duration.ZERO)), "no acknowledged write lost");
        }
        return audit.dataLoss()
                .map(loss -> yardstick.judge(
                        Measure.seconds(loss),
                        "oldest lost write acknowledged " + Figures.seconds(loss.middle()) + " before the target"))
                .orElseGet(() -> yardstick.unproven(Figures.counted(audit.missing(), "acknowledged write")
                        + " lost or altered, with no time of the oldest"));
    }

    /**
     * The copy is at its target: of the same cluster, finished on a timeline of its own, with the newest commit before
     * the target and with nothing after it.
     */
    public static Criterion targetReached(RestorePoint point, AuditCounts audit) {
        String target = point.target().map(Object::toString).orElse("the end of the archive");
        return new Findings()
                .against(!point.sameCluster().orElse(true), "copy is of another cluster than the source")
                .against(
                        audit.beyondTarget() > 0,
                        Figures.counted(audit.beyondTarget(), "write") + " acknowledged after " + target + " present")
                .against(
                        audit.phantom() > 0,
                        Figures.counted(audit.phantom(), "row") + " present that the drill never sent")
                .against(!point.newestCommitFound().orElse(true), "newest commit before " + target + " absent")
                .against(point.inRecovery(), "copy is still in recovery, it was not promoted and takes no writes")
                .against(
                        "copy came to timeline " + point.restoredTimeline() + " by others than the source's "
                                + point.sourceTimeline() + ", timeline",
                        point.strangeTimelines().stream().map(String::valueOf).toList())
                .against(
                        !point.inRecovery() && point.restoredTimeline() <= point.sourceTimeline(),
                        "copy is on timeline %d, above the source's %d expected"
                                .formatted(point.restoredTimeline(), point.sourceTimeline()))
                .doubt(point.sameCluster().isEmpty(), "system identifiers could not be compared")
                .doubt(point.newestCommitFound().isEmpty(), "newest commit before the target was not looked for")
                .doubt(
                        point.target().isPresent() && point.writesPastTarget() == 0,
                        "no write was acknowledged past the target, so an overshoot could not show")
                .judge(
                        PassCriterion.RESTORE_TARGET_REACHED,
                        "newest commit before %s present, none of %d later writes present, timeline %d"
                                .formatted(target, point.writesPastTarget(), point.restoredTimeline()),
                        "compare the recovery target with the restore's log");
    }

    public static Criterion restoredSchema(MigrationCheck check) {
        return new Findings()
                .against("missing migrations", check.missing())
                .against("unexpected migrations", check.unexpected())
                .against("migrations with another hash", check.altered())
                .doubt(check.expected() == 0, "no migration was expected, so none could be missing")
                .judge(
                        PassCriterion.RESTORED_SCHEMA,
                        "all " + Figures.counted(check.expected(), "migration") + " applied, hashes equal",
                        "compare schema_migrations of the copy with the list captured at the target");
    }

    /**
     * @param checks of the API on the restored copy, in the order they were made
     * @param expected how many there must be
     */
    public static Criterion apiSmoke(List<Check> checks, int expected) {
        return new Checks(PassCriterion.API_SMOKE, "checks", "see the smoke's HTTP exchanges and the API's log")
                .judge(checks, expected);
    }

    /** @param expected how many checks there would have been */
    public static Criterion noApi(String why, int expected) {
        var objective = Objective.atLeast(expected, "checks");
        return new Yardstick(
                        PassCriterion.API_SMOKE,
                        objective,
                        "see the log of the API on the copy: what it lacks there, a real disaster's API would lack")
                .judge(0, "API did not start on the restored database, so nothing could be asked: " + why);
    }

    public static Criterion criticalRecords(CriticalRecordCheck check) {
        return new Findings()
                .against("missing records", check.missing())
                .against("altered records", check.altered())
                .doubt(check.expected() == 0, "no critical record was captured, so none could be missing")
                .judge(
                        PassCriterion.CRITICAL_RECORDS,
                        "all " + Figures.counted(check.expected(), "critical record") + " as captured",
                        "compare the records captured at the target with those of the copy");
    }

    public static Criterion isolation(IsolationCheck check) {
        boolean bothAnswered =
                check.liveTargetHash().isPresent() && check.restoredTargetHash().isPresent();
        return new Findings()
                .against(
                        bothAnswered && check.liveTargetHash().equals(check.restoredTargetHash()),
                        "API on the restored copy names the live database_target_hash")
                .against(!check.liveUntouched().orElse(true), "live database is not the one it was before the restore")
                .against(
                        check.workersOnCopy().orElse(0) > 0,
                        Figures.counted(check.workersOnCopy().orElse(0), "worker") + " on the restored copy")
                .doubt(
                        check.workersOnCopy().isEmpty(),
                        "this role may not see who is connected to the copy, see docs/privileges.md")
                .doubt(!bothAnswered, "database_target_hash of live and restored API could not be compared")
                .doubt(check.liveUntouched().isEmpty(), "identity of the live database could not be read again")
                .judge(
                        PassCriterion.ISOLATION,
                        "database_target_hash of live and restored API differ, live database untouched",
                        "stop the API on the restored copy and find out which database it writes to");
    }

    /** Nothing took hold of the copy's outbox, and nobody was connected to it who is not of the drill. */
    public static Criterion noEgress(EgressCheck check) {
        return new Findings()
                .against(check.outboxTouched(), "the copy's outbox was worked on, " + check.outbox())
                .against("connected to the copy:", check.workers())
                .doubt(check.hidden(), "this role may not see who is connected to the copy, see docs/privileges.md")
                .doubt(
                        !check.strangers().isEmpty(),
                        "connected to the copy, and nobody here knows what for: " + Figures.some(check.strangers()))
                .judge(
                        PassCriterion.NO_EGRESS,
                        "nobody but the drill and its API was connected, and the outbox was not touched",
                        "find out who works on the copy, and what it sent: its outbox holds events of the past");
    }
}
