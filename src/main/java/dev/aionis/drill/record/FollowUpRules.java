package dev.aionis.drill.record;

import static java.util.Map.entry;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.Map;

/** What is to be done about a criterion that was not met, and how soon: one line for each criterion id. */
final class FollowUpRules {

    /** criterion id → what to do when it was missed. */
    private static final Map<String, Rule> WHEN_MISSED = Map.ofEntries(
            entry("rto", new Rule(Urgency.OBJECTIVE, "shorten the longest phase of the restore")),
            entry(
                    "rpo",
                    new Rule(
                            Urgency.DATA,
                            "close the gap in the archive: look at archive_timeout, archiver failures and the archive's age")),
            entry(
                    "rpo-window",
                    new Rule(
                            Urgency.DATA,
                            "close the gap in the archive: look at archive_timeout, archiver failures and the archive's age")),
            entry(
                    "restore-target-reached",
                    new Rule(
                            Urgency.DATA,
                            "mend the recovery target: the restore must stop at the moment it was asked for")),
            entry(
                    "restored-schema",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "find out why the backup holds another migration list than the live database")),
            entry(
                    "restored-pages",
                    new Rule(
                            Urgency.DATA,
                            "find out where the copy was damaged: the backup, its storage or the live database")),
            entry(
                    "archive-continuity",
                    new Rule(Urgency.DATA, "find out where the missing WAL segments went, and take a new base backup")),
            entry(
                    "api-smoke",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "make the API serve from a restored database, and repeat the smoke by hand")),
            entry(
                    "critical-records",
                    new Rule(
                            Urgency.DATA,
                            "find out where the critical records were lost or altered before the next restore")),
            entry(
                    "isolation",
                    new Rule(
                            Urgency.DATA, "cut the restored environment off from the live one before restoring again")),
            entry(
                    "no-egress",
                    new Rule(
                            Urgency.DATA,
                            "find out who worked on the restored copy, and whom what it sent has reached")),
            entry(
                    "detection",
                    new Rule(Urgency.OBJECTIVE, "tighten the canary's alert thresholds to detect a regression sooner")),
            entry(
                    "alert-detected",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "shorten what delays the alert: scrape and evaluation interval, \"for\", the range of its rate")),
            entry(
                    "rollback-slo",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "shorten the slowest part of the rollback: detection, re-point or readiness")),
            entry(
                    "error-rate-recovery",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "find out why errors outlast the rollback: connection draining, retries, caches")),
            entry(
                    "latency-recovery",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "find out why latency outlasts the rollback: cold caches, pools, plans")),
            entry(
                    "readiness",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "tighten readiness checks, so that a replica that is not ready gets no request")),
            entry(
                    "schema-compatibility",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "make the migration two-phase: the previous release must run on the new schema")),
            entry(
                    "no-lost-writes",
                    new Rule(
                            Urgency.DATA,
                            "find the acknowledged writes that are gone, and stop acknowledging before commit")),
            entry(
                    "taken-out",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "shorten the balancer's health checks, and let it try another replica where one refuses")),
            entry(
                    "service-kept",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "find out why the replicas that were left did not carry the load: their number, pools, limits")),
            entry(
                    "full-redundancy",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "shorten the start of a replica: supervisor, image, readiness, admission to the balancer")),
            entry(
                    "error-budget",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "let callers or the balancer repeat what was not sent, and take a dead replica out sooner")),
            entry(
                    "backlog-grew",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "raise the write rate or the pause, so that the drill proves a backlog at all")),
            entry(
                    "backlog-drained",
                    new Rule(Urgency.OBJECTIVE, "find out what keeps the backlog above its steady-state range")),
            entry(
                    "drain-time",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "raise the worker's throughput: batch size, poll interval or a second worker")),
            entry(
                    "no-dead-letters",
                    new Rule(Urgency.DATA, "replay the dead letters with job:outbox-replay after the cause is mended")),
            entry(
                    "derived-state",
                    new Rule(
                            Urgency.DATA,
                            "repair the nodes without embedding, and find out why their events count as done")),
            entry(
                    "effects-once",
                    new Rule(Urgency.DATA, "make the event handler idempotent: some effects were applied twice")),
            entry("gates", new Rule(Urgency.OBJECTIVE, "mend what the failed gates name, and run them again")),
            entry("archiving", new Rule(Urgency.DATA, "mend WAL archiving before the next drill")),
            entry("archive-age", new Rule(Urgency.DATA, "lower archive_timeout, or find out what delays archiving")),
            entry("backup-age", new Rule(Urgency.DATA, "take a backup, and find out why none was finished lately")),
            entry("api-credentials", new Rule(Urgency.OBJECTIVE, "give the drill a key that the API takes")),
            entry(
                    "clocks",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "drill from a host nearer to the database, so that its clock is known closely")),
            entry(
                    "database-privileges",
                    new Rule(Urgency.OBJECTIVE, "run the grants that the preconditions list, for the drill's role")),
            entry(
                    "gate-programs",
                    new Rule(Urgency.OBJECTIVE, "install what the validation commands need on the drill host")),
            entry(
                    "no-residue",
                    new Rule(Urgency.DATA, "clear what earlier drills left, and find out why they did not")),
            entry(
                    "one-drill",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "drill when the other drill has ended, or undo what it left if it is dead")),
            entry(
                    "pinned-identity",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "find out why another database or API answers where the pinned one should")),
            entry("no-open-incident", new Rule(Urgency.OBJECTIVE, "close the incident, then drill")),
            entry("restore-rehearsed", new Rule(Urgency.OBJECTIVE, "rehearse a restore, and record it")),
            entry("api-replicas", new Rule(Urgency.OBJECTIVE, "bring the API to the number of replicas that HA needs")),
            entry("distinct-replicas", new Rule(Urgency.OBJECTIVE, "run the API replicas as processes of their own")),
            entry(
                    "durability",
                    new Rule(
                            Urgency.DATA,
                            "switch fsync, full_page_writes and synchronous_commit on before trusting any restore")),
            entry("worker-apart", new Rule(Urgency.OBJECTIVE, "deploy the worker apart from the API")),
            entry("external-database", new Rule(Urgency.OBJECTIVE, "move PostgreSQL out of the API's host")),
            entry("monitoring", new Rule(Urgency.OBJECTIVE, "bring the monitoring dashboards back")),
            entry("alert-channel", new Rule(Urgency.OBJECTIVE, "bring the alert channel back, and send a test alert")),
            entry(
                    "rollback-artifact",
                    new Rule(
                            Urgency.OBJECTIVE,
                            "build and publish the rollback artifact of the previous known-good release")));

    /** criterion id → what took so long, where the criterion is a length of time. */
    private static final Map<String, String> TOOK = Map.ofEntries(
            entry("rto", "restore"),
            entry("detection", "detection"),
            entry("alert-detected", "the slowest alert"),
            entry("rollback-slo", "rollback"),
            entry("error-rate-recovery", "recovery of the error rate"),
            entry("latency-recovery", "recovery of the latency"),
            entry("drain-time", "drain"),
            entry("taken-out", "taking the lost replica out"),
            entry("service-kept", "the longest outage"),
            entry("full-redundancy", "the way back to full redundancy"),
            entry("rpo-window", "data loss"));

    private static final Rule ANY_OTHER = new Rule(Urgency.OBJECTIVE, "find the cause, mend it, and drill again");
    private static final String PROVE = ": get the evidence that was missing, then drill again";

    private FollowUpRules() {}

    private record Rule(Urgency urgency, String action) {}

    /**
     * @param text what is to be done, and why
     * @param urgency how soon
     */
    record Action(String text, Urgency urgency) {}

    /** What to do about {@code criterion} of {@code scenario}, which was not met. */
    static Action forCriterion(ScenarioRecord scenario, Criterion criterion) {
        String where = scenario.id() + " " + criterion.id() + ": ";
        if (criterion.status() == CriterionStatus.UNPROVEN) {
            return new Action(where + unproven(criterion.why()) + PROVE, Urgency.EVIDENCE);
        }
        Rule rule = rule(criterion.id());
        String phase = criterion.id().equals("rto") ? longestPhase(scenario) : "";
        return new Action(where + figures(criterion) + ": " + rule.action() + phase, rule.urgency());
    }

    static Action forPrecondition(PreconditionRecord check) {
        if (check.status() == CriterionStatus.UNPROVEN) {
            return new Action(check.name() + ": " + unproven(check.measured()) + PROVE, Urgency.EVIDENCE);
        }
        Rule rule = rule(check.name());
        return new Action(
                check.name() + ": " + check.measured() + ", expected " + check.objective() + ": " + rule.action(),
                rule.urgency());
    }

    static Action forGate(GateRecord gate) {
        return gate.status() == CriterionStatus.UNPROVEN
                ? new Action(
                        "make `" + gate.command() + "` run in this environment, then drill again", Urgency.EVIDENCE)
                : new Action("mend what `" + gate.command() + "` names, and run it again", Urgency.OBJECTIVE);
    }

    /** Whether there is a line for this id; any other one gets a general answer. */
    static boolean knows(String id) {
        return WHEN_MISSED.containsKey(id);
    }

    private static Rule rule(String id) {
        return WHEN_MISSED.getOrDefault(id, ANY_OTHER);
    }

    /** {@code detection took 180 s (3m00s) of a 60 s objective}, {@code 3 rows of an objective of ≤ 0 rows}. */
    private static String figures(Criterion criterion) {
        String measured = Figures.of(criterion.measured());
        String subject = TOOK.get(criterion.id());
        String objective = criterion.objective().toString();
        return subject != null && criterion.measured().unit().equals("s")
                ? subject + " took " + measured + " of a " + objective.substring(2) + " objective"
                : "measured " + measured + " of an objective of " + objective;
    }

    /** The reason, where the sentence ends with it. */
    private static String unproven(String why) {
        String mark = "unproven: ";
        int at = why.lastIndexOf(mark);
        String reason = at < 0 ? why : why.substring(at + mark.length());
        return "unproven, " + reason.lines().findFirst().orElse(reason);
    }

    private static String longestPhase(ScenarioRecord scenario) {
        return Phases.of(scenario)
                .longest()
                .map(phase -> ": " + phase.name() + ", " + Figures.seconds(phase.seconds()))
                .orElse("");
    }
}
