package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What must hold of an environment before anything in it is disturbed. */
public final class PreconditionCriteria {

    /** What a complete judgement of the preconditions holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.ONE_DRILL,
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
            PassCriterion.DURABILITY,
            PassCriterion.BACKUP_AGE,
            PassCriterion.API_CREDENTIALS,
            PassCriterion.CLOCKS,
            PassCriterion.DATABASE_PRIVILEGES,
            PassCriterion.GATE_PROGRAMS,
            PassCriterion.NO_RESIDUE);

    private PreconditionCriteria() {}

    /**
     * @param refusal why this drill may not run in the environment now; empty where it may
     * @param hint what to do about that
     */
    public static Criterion oneDrill(Optional<String> refusal, String hint) {
        return new Yardstick(PassCriterion.ONE_DRILL, Objective.atMost(0, "obstacles"), hint)
                .judge(refusal.isPresent() ? 1 : 0, refusal.orElse("no other drill runs in it"));
    }

    /**
     * Judged only where the configuration pins something.
     *
     * @param looks one check for the database, one for each API process
     */
    public static Criterion pinnedIdentity(List<Check> looks) {
        return looked(
                PassCriterion.PINNED_IDENTITY,
                "checks",
                "see that deployment.external names the environment that is meant; mend safety.system-identifier or"
                        + " safety.database-target-hash only if it does",
                looks,
                1);
    }

    /** @param answering replicas whose {@code /health} was as the contract says */
    public static Criterion apiReplicas(int answering, int objective) {
        return new Yardstick(
                        PassCriterion.API_REPLICAS,
                        Objective.atLeast(objective, "replicas"),
                        "start the replicas, or mend deployment.external.replicas in the drill config")
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
                "two names of one process are no second replica: mend deployment.external.replicas in the drill config");
        return answering == 0
                ? yardstick.unproven("no replica answered")
                : yardstick.judge(distinct, "%d processes behind %d replicas".formatted(distinct, answering));
    }

    public static Criterion workerApart(Check check) {
        return single(PassCriterion.WORKER_APART, check, "run the outbox worker as a deployment of its own");
    }

    /** @param checks what was looked at: one database for all, and on which hosts */
    public static Criterion externalDatabase(List<Check> checks) {
        String hint = "use a Postgres outside the API's and worker's hosts, and audit that one";
        return looked(PassCriterion.EXTERNAL_DATABASE, "checks", hint, checks, 2);
    }

    /** @param looks one check for each dashboard of the configuration, and for what Prometheus must be and hold */
    public static Criterion monitoring(List<Check> looks) {
        return looked(
                PassCriterion.MONITORING,
                "checks",
                "open the dashboard, or Prometheus' page of rules; mend the section monitoring",
                looks,
                1);
    }

    /** @param looks what the alert API must be, and that a test alert was seen there */
    public static Criterion alertChannel(List<Check> looks) {
        return looked(
                PassCriterion.ALERT_CHANNEL,
                "checks",
                "send a test alert by hand; mend monitoring.alert-channel",
                looks,
                1);
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
                .orElseGet(() -> yardstick.unprovenSo("no rehearsed restore is on record"));
    }

    /** @param settings one check for each setting without which an acknowledged write may be lost */
    public static Criterion durability(List<Check> settings) {
        return looked(
                PassCriterion.DURABILITY,
                "settings",
                "fsync, full_page_writes and synchronous_commit must be on: without them no ledger verdict holds",
                settings,
                1);
    }

    /** @param age time since the last backup was finished; empty where nobody can tell */
    public static Criterion backupAge(Optional<Duration> age, Duration objective) {
        String hint = "take a backup; let the restore lever tell when the last one was finished";
        var yardstick = new Yardstick(PassCriterion.BACKUP_AGE, Objective.atMost(objective), hint);
        return age.map(old -> yardstick.judge(
                        Measure.seconds(Span.exactly(old)), "last backup finished " + Figures.seconds(old) + " ago"))
                .orElseGet(() -> yardstick.unprovenSo("the restore lever does not tell when a backup was finished"));
    }

    /** @param check an authenticated read that changes nothing */
    public static Criterion apiCredentials(Check check) {
        return single(
                PassCriterion.API_CREDENTIALS,
                check,
                "give deployment.external.api-key a key of the sample's tenant, and see that deployment.external.api"
                        + " is the API");
    }

    /**
     * @param offset of the database's clock from the drill host's; any is allowed for, since it is measured
     * @param uncertainty of that offset
     */
    public static Criterion clocks(Duration offset, Duration uncertainty, Duration limit) {
        String saw = "the database's clock is " + Figures.millis(offset) + " from ours, known to "
                + Figures.millis(uncertainty);
        return new Yardstick(
                        PassCriterion.CLOCKS,
                        Objective.atMost(limit),
                        "drill from a host nearer to the database, or raise observe.clock-uncertainty-limit")
                .judge(Measure.seconds(Span.exactly(uncertainty)), saw);
    }

    public static Criterion clocksUnread(Duration limit, String why) {
        return PassCriterion.CLOCKS.unproven(Objective.atMost(limit), why);
    }

    /** @param privileges one check for each; MISSED without which no scenario can run, UNPROVEN for others */
    public static Criterion databasePrivileges(List<Check> privileges) {
        return looked(
                PassCriterion.DATABASE_PRIVILEGES,
                "privileges",
                "run the grants of preconditions/preconditions-privileges.txt; docs/privileges.md explains them",
                privileges,
                1);
    }

    /** @param programs one check for each validation command */
    public static Criterion gatePrograms(List<Check> programs) {
        return looked(
                PassCriterion.GATE_PROGRAMS,
                "commands",
                "install the program, or mend gates and deployment.external.checkout",
                programs,
                1);
    }

    /**
     * @param left what earlier drills left in this environment, one line each
     * @param cleared what was found and is gone
     * @param undo the command that clears it without a drill
     */
    public static Criterion noResidue(List<String> left, List<String> cleared, String undo) {
        var yardstick = new Yardstick(
                PassCriterion.NO_RESIDUE,
                Objective.atMost(0, "pieces"),
                "-Ddrill.clear-residue clears exactly that, or without a drill: " + undo);
        String gone = cleared.isEmpty() ? "" : "cleared: " + Figures.some(cleared);
        String there = left.isEmpty() ? "nothing is left of earlier drills" : "left: " + Figures.some(left);
        return yardstick.judge(left.size(), gone.isEmpty() ? there : there + "; " + gone);
    }

    /** Judged only where the configuration says how to look. */
    public static Criterion noOpenIncident(List<Check> looks) {
        return looked(PassCriterion.NO_OPEN_INCIDENT, "looks", "drill when the incident is over", looks, 1);
    }

    /** As {@link Checks} judges; what could not be told comes with a hint too, since it can be mended beforehand. */
    private static Criterion looked(
            PassCriterion criterion, String unit, String hint, List<Check> checks, int expected) {
        Criterion judged = new Checks(criterion, unit, hint).judge(checks, expected);
        return judged.status() == CriterionStatus.UNPROVEN
                ? criterion.unproven(judged.objective(), judged.why() + "; HINT: " + hint)
                : judged;
    }

    private static Criterion single(PassCriterion criterion, Check check, String hint) {
        return looked(criterion, "checks", hint, List.of(check), 1);
    }
}
