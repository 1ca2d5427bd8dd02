package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every pass criterion of the drills: its stable id and what must hold, as the drill template words it. */
public enum PassCriterion {
    // preconditions
    ONE_DRILL("No other drill runs in the environment"),
    PINNED_IDENTITY("Database and API are the ones that were pinned"),
    API_REPLICAS("Deployment is a split service: API replicas answer"),
    DISTINCT_REPLICAS("API replicas are distinct processes"),
    WORKER_APART("Worker runs apart from the API"),
    EXTERNAL_DATABASE("Postgres is external to API and worker"),
    MONITORING("Monitoring dashboards are active, alert rules loaded"),
    ALERT_CHANNEL("Alert channel is active"),
    ROLLBACK_ARTIFACT("Rollback artifact for previous known-good release is ready"),
    ARCHIVING("Backups/PITR are configured: WAL archiving works"),
    ARCHIVE_AGE("Last archived WAL is young enough"),
    RESTORE_REHEARSED("Backups/PITR were tested at least once"),
    DURABILITY("Database keeps what it acknowledged"),
    BACKUP_AGE("Last backup is young enough"),
    API_CREDENTIALS("API takes the drill's credentials"),
    CLOCKS("Clocks of database and drill host are known to each other"),
    DATABASE_PRIVILEGES("Drill's database role may read what the drill needs"),
    GATE_PROGRAMS("Validation commands can be run"),
    NO_OPEN_INCIDENT("No incident is open"),
    NO_RESIDUE("Nothing is left of an earlier drill"),

    // A. database restore
    RTO("Restore completed within target RTO"),
    RPO("Data loss is within target RPO, in rows"),
    RPO_WINDOW("Data loss is within target RPO window"),
    RESTORE_TARGET_REACHED("Restored to the chosen target and not past it"),
    RESTORED_SCHEMA("Migration/version checks hold on restored DB"),
    RESTORED_PAGES("Restored pages and indexes are sound"),
    ARCHIVE_CONTINUITY("WAL archive has no gap"),
    API_SMOKE("API smoke passes (/health, write, recall_text)"),
    CRITICAL_RECORDS("Critical records for selected scope/tenant sample are valid"),
    ISOLATION("Restore ran in an isolated verification environment"),
    NO_EGRESS("Nothing worked on the restored copy but the drill"),

    // B. API rollback
    CANARY_DECIDED("Canary was compared with the baseline on enough samples"),
    ROLLBACK_SLO("Rollback completed within rollback SLO"),
    ERROR_RATE_RECOVERY("API error rate returns to baseline envelope"),
    LATENCY_RECOVERY("API latency returns to baseline envelope"),
    READINESS("Every API replica is ready on the previous release"),
    SCHEMA_COMPATIBILITY("No failed migrations or startup contract violations"),

    // C. worker recovery
    BACKLOG_GREW("Backlog grows while the worker is stopped"),
    BACKLOG_DRAINED("Backlog drains to expected steady-state range"),
    DRAIN_TIME("Backlog drains within target drain time"),
    NO_DEAD_LETTERS("No persistent failed outbox events"),
    DERIVED_STATE("Derived state of every acknowledged write is complete"),
    EFFECTS_ONCE("Every outbox event took effect exactly once"),
    GATES("Post-recovery health gates pass"),

    // D. API replica loss; and B's return to the envelope
    TAKEN_OUT("Balancer takes the lost replica out in time"),
    SERVICE_KEPT("The other replicas go on answering reads and writes"),
    FULL_REDUNDANCY("Full redundancy is back in time"),
    ERROR_BUDGET("Callers' errors stay within the error budget"),

    // B, C and D
    ALERT_DETECTED("Every expected alert fired within target detection time"),
    NO_LOST_WRITES("No acknowledged write was lost"),

    // sign-off
    VALIDATION_COMMANDS("Validation commands pass"),
    NOTHING_LEFT("Nothing that the drill changed is left");

    private final String title;

    PassCriterion(String title) {
        this.title = title;
    }

    /** The stable id, e.g. {@code restore-target-reached}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** A criterion of this kind that could not be measured. */
    public Criterion unproven(Objective objective, String why) {
        return Criterion.unproven(id(), title, objective, why);
    }

    /** A criterion of this kind whose subject could not be looked at: nobody could judge it. */
    public Criterion unseen(String why) {
        return unproven(Objective.atLeast(1, "judgements"), "could not be looked at: " + why);
    }

    /**
     * {@code judged}, and UNPROVEN for each of {@code expected} that is not among them: a criterion that nobody judged
     * must not look like one that was met.
     */
    public static List<Criterion> complete(List<Criterion> judged, List<PassCriterion> expected) {
        List<Criterion> all = new ArrayList<>(judged);
        for (PassCriterion criterion : expected) {
            if (judged.stream().noneMatch(one -> one.id().equals(criterion.id()))) {
                all.add(criterion.unproven(Objective.atLeast(1, "judgements"), "it was never judged"));
            }
        }
        return List.copyOf(all);
    }
}
