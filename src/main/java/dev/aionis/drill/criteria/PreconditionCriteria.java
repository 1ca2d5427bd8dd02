package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What must hold of an environment before anything in it is disturbed. */
public final class PreconditionCriteria {

    /** What a complete judgement of the preconditions holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.API_REPLICAS,
            PassCriterion.DISTINCT_REPLICAS,
            PassCriterion.WORKER_APART,
            PassCriterion.EXTERNAL_DATABASE,
            PassCriterion.MONITORING,
            PassCriterion.ALERT_CHANNEL,
            PassCriterion.ROLLBACK_ARTIFACT,
            PassCriterion.ARCHIVING,
            PassCriterion.ARCHIVE_AGE,
            PassCriterion.RESTORE_REHEARSED,
            PassCriterion.DURABILITY);

    private PreconditionCriteria() {}

    /** @param answering replicas whose {@code /health} was as the contract says */
    public static Criterion apiReplicas(int answering, int objective) {
        return new Yardstick(
                        PassCriterion.API_REPLICAS,
                        Objective.atLeast(objective, "replicas"),
                        "start the replicas, or mend deployment.replicas in the drill config")
                .judge(answering, Figures.counted(answering, "API replica") + " answered");
    }

    /**
     * @param answering replicas that answered
     * @param distinct how many different processes were behind them
     */
    public static Criterion distinctReplicas(int answering, int distinct) {
        var yardstick = new Yardstick(
                PassCriterion.DISTINCT_REPLICAS,
                Objective.atLeast(Math.max(1, answering), "processes"),
                "two names of one process are no second replica: mend deployment.replicas in the drill config");
        return answering == 0
                ? yardstick.unproven("no replica answered")
                : yardstick.judge(distinct, "%d processes behind %d replicas".formatted(distinct, answering));
    }

    public static Criterion workerApart(Check check) {
        return single(PassCriterion.WORKER_APART, check, "run the outbox worker as a deployment of its own");
    }

    public static Criterion externalDatabase(Check check) {
        return single(PassCriterion.EXTERNAL_DATABASE, check, "use a Postgres outside the API's and worker's hosts");
    }

    /** @param looks one check for each dashboard of the configuration, and for what Prometheus must be and hold */
    public static Criterion monitoring(List<Check> looks) {
        return new Checks(
                        PassCriterion.MONITORING,
                        "checks",
                        "open the dashboard, or Prometheus' page of rules; mend the section monitoring")
                .judge(looks, 1);
    }

    /** @param looks what the alert API must be, and that a test alert was seen there */
    public static Criterion alertChannel(List<Check> looks) {
        return new Checks(
                        PassCriterion.ALERT_CHANNEL,
                        "checks",
                        "send a test alert by hand; mend monitoring.alert-channel")
                .judge(looks, 1);
    }

    public static Criterion rollbackArtifact(Check check) {
        return single(PassCriterion.ROLLBACK_ARTIFACT, check, "publish or pull the artifact of the rollback release");
    }

    public static Criterion archiving(ArchiveState archive) {
        return new Findings()
                .against(!archive.on(), "WAL archiving is off")
                .against(archive.on() && archive.lastArchivedAge().isEmpty(), "no WAL segment was ever archived")
                .against(
                        archive.lastFailure().isPresent(),
                        "archiving of " + archive.lastFailure().orElse("") + " failed")
                .judge(
                        PassCriterion.ARCHIVING,
                        "archiving is on, newest attempt succeeded",
                        "see archive_mode, archive_command and pg_stat_archiver");
    }

    public static Criterion archiveAge(ArchiveState archive, Duration objective) {
        var yardstick = new Yardstick(
                PassCriterion.ARCHIVE_AGE,
                Objective.atMost(objective),
                "lower archive_timeout, or see pg_stat_archiver");
        return archive.lastArchivedAge()
                .map(age -> yardstick.judge(
                        Measure.seconds(age), "last WAL segment archived " + Figures.seconds(age.middle()) + " ago"))
                .orElseGet(() -> yardstick.unproven("no WAL segment was ever archived"));
    }

    /** @param sinceLast time since the last restore that is on record; empty if there is none */
    public static Criterion restoreRehearsed(Optional<Duration> sinceLast, int objectiveDays) {
        var yardstick = new Yardstick(
                PassCriterion.RESTORE_REHEARSED,
                Objective.atMost(objectiveDays, "days"),
                "run scenario A alone first: -Dgroups=restore");
        return sinceLast
                .map(age -> age.toSeconds() / 86_400.0)
                .map(days -> yardstick.judge(
                        new Measure(days, "days", 0), "last restore rehearsed " + Figures.decimal(days) + " days ago"))
                .orElseGet(() -> yardstick.unproven("no rehearsed restore is on record"));
    }

    /** @param settings one check for each setting without which an acknowledged write may be lost */
    public static Criterion durability(List<Check> settings) {
        return new Checks(
                        PassCriterion.DURABILITY,
                        "settings",
                        "fsync, full_page_writes and synchronous_commit must be on: without them no ledger verdict holds")
                .judge(settings, 1);
    }

    private static Criterion single(PassCriterion criterion, Check check, String hint) {
        return new Checks(criterion, "checks", hint).judge(List.of(check), 1);
    }
}
