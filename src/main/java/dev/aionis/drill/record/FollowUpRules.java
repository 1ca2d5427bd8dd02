package dev.aionis.drill.record;

import static java.util.Map.entry;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.Map;

/** What is to be done about a criterion that was not met: one line for each criterion id. */
final class FollowUpRules {

    /** criterion id → what to do when it was missed. */
    private static final Map<String, String> WHEN_MISSED = Map.ofEntries(
            entry("rto", "shorten the longest phase of the restore"),
            entry(
                    "rpo",
                    "close the gap in the archive: look at archive_timeout, archiver failures and the archive's age"),
            entry(
                    "restore-target-reached",
                    "mend the recovery target: the restore must stop at the moment it was asked for"),
            entry("restored-schema", "find out why the backup holds another migration list than the live database"),
            entry(
                    "restored-pages",
                    "find out where the copy was damaged: the backup, its storage or the live database"),
            entry("archive-continuity", "find out where the missing WAL segments went, and take a new base backup"),
            entry("api-smoke", "make the API serve from a restored database, and repeat the smoke by hand"),
            entry(
                    "critical-records",
                    "find out where the critical records were lost or altered before the next restore"),
            entry("isolation", "cut the restored environment off from the live one before restoring again"),
            entry("detection", "tighten the canary's alert thresholds to detect a regression sooner"),
            entry(
                    "alert-detected",
                    "shorten what delays the alert: scrape and evaluation interval, \"for\", the range of its rate"),
            entry("rollback-slo", "shorten the slowest part of the rollback: detection, re-point or readiness"),
            entry(
                    "error-rate-recovery",
                    "find out why errors outlast the rollback: connection draining, retries, caches"),
            entry("latency-recovery", "find out why latency outlasts the rollback: cold caches, pools, plans"),
            entry("readiness", "tighten readiness checks, so that a replica that is not ready gets no request"),
            entry(
                    "schema-compatibility",
                    "make the migration two-phase: the previous release must run on the new schema"),
            entry("no-lost-writes", "find the acknowledged writes that are gone, and stop acknowledging before commit"),
            entry("backlog-grew", "raise the write rate or the pause, so that the drill proves a backlog at all"),
            entry("backlog-drained", "find out what keeps the backlog above its steady-state range"),
            entry("drain-time", "raise the worker's throughput: batch size, poll interval or a second worker"),
            entry("no-dead-letters", "replay the dead letters with job:outbox-replay after the cause is mended"),
            entry("derived-state", "repair the nodes without embedding, and find out why their events count as done"),
            entry("effects-once", "make the event handler idempotent: some effects were applied twice"),
            entry("gates", "mend what the failed gates name, and run them again"),
            entry("archiving", "mend WAL archiving before the next drill"),
            entry("archive-age", "lower archive_timeout, or find out what delays archiving"),
            entry("backup-age", "take a backup, and find out why none was finished lately"),
            entry("api-credentials", "give the drill a key that the API takes"),
            entry("clocks", "drill from a host nearer to the database, so that its clock is known closely"),
            entry("database-privileges", "run the grants that the preconditions list, for the drill's role"),
            entry("gate-programs", "install what the validation commands need on the drill host"),
            entry("no-open-incident", "close the incident, then drill"),
            entry("restore-rehearsed", "rehearse a restore, and record it"),
            entry("api-replicas", "bring the API to the number of replicas that HA needs"),
            entry("distinct-replicas", "run the API replicas as processes of their own"),
            entry("durability", "switch fsync, full_page_writes and synchronous_commit on before trusting any restore"),
            entry("worker-apart", "deploy the worker apart from the API"),
            entry("external-database", "move PostgreSQL out of the API's host"),
            entry("monitoring", "bring the monitoring dashboards back"),
            entry("alert-channel", "bring the alert channel back, and send a test alert"),
            entry("rollback-artifact", "build and publish the rollback artifact of the previous known-good release"));

    private FollowUpRules() {}

    /** What to do about {@code criterion} of {@code scenario}, which was not met. */
    static String forCriterion(ScenarioRecord scenario, Criterion criterion) {
        String where = scenario.id() + " " + criterion.id() + ": ";
        if (criterion.status() == CriterionStatus.UNPROVEN) {
            return where + "get the evidence that was missing, then drill again";
        }
        String figures =
                "measured " + Figures.of(criterion.measured()) + " of an objective of " + criterion.objective() + ": ";
        String phase = criterion.id().equals("rto") ? longestPhase(scenario) : "";
        return where + figures + action(criterion.id()) + phase;
    }

    static String forPrecondition(PreconditionRecord check) {
        if (check.status() == CriterionStatus.UNPROVEN) {
            return check.name() + ": get the evidence that was missing, then drill again";
        }
        return check.name() + ": " + action(check.name());
    }

    static String forGate(GateRecord gate) {
        return gate.status() == CriterionStatus.UNPROVEN
                ? "make `" + gate.command() + "` run in this environment, then drill again"
                : "mend what `" + gate.command() + "` names, and run it again";
    }

    /** Whether there is a line for this id; any other one gets a general answer. */
    static boolean knows(String id) {
        return WHEN_MISSED.containsKey(id);
    }

    private static String action(String id) {
        return WHEN_MISSED.getOrDefault(id, "find the cause, mend it, and drill again");
    }

    private static String longestPhase(ScenarioRecord scenario) {
        return Phases.of(scenario)
                .longest()
                .map(phase -> ": " + phase.name() + ", " + Figures.seconds(phase.seconds()))
                .orElse("");
    }
}
