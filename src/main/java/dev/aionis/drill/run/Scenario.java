package dev.aionis.drill.run;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.PreconditionCriteria;
import dev.aionis.drill.criteria.ReplicaCriteria;
import dev.aionis.drill.criteria.RestoreCriteria;
import dev.aionis.drill.criteria.RollbackCriteria;
import dev.aionis.drill.criteria.SignOffCriteria;
import dev.aionis.drill.criteria.WorkerCriteria;
import java.util.List;
import java.util.Optional;

/** What a drill is made of, in its order, titled and worded as the drill template has it. */
public enum Scenario {
    PRECONDITIONS(
            "preconditions",
            "Preconditions",
            "Make sure that the environment can be drilled.",
            PreconditionCriteria.EXPECTED),
    DATABASE_RESTORE(
            "A",
            "Database Restore Drill (PITR/Backup)",
            "Verify DB restore capability and RTO/RPO assumptions.",
            RestoreCriteria.EXPECTED),
    API_ROLLBACK(
            "B",
            "API Rollback Drill",
            "Validate safe rollback to previous release when current API build regresses.",
            RollbackCriteria.EXPECTED),
    WORKER_RECOVERY(
            "C",
            "Worker Recovery + Replay Drill",
            "Validate outbox/backfill recovery path after worker interruption.",
            WorkerCriteria.EXPECTED),
    REPLICA_LOSS(
            "D",
            "API Replica Loss Drill",
            "Validate that callers keep their service and their writes when an API replica is lost.",
            ReplicaCriteria.EXPECTED),
    SIGN_OFF(
            "sign-off",
            "Sign-off",
            "Run the validation commands and give the drill its verdict.",
            SignOffCriteria.EXPECTED);

    private final String id;
    private final String title;
    private final String goal;
    private final List<PassCriterion> expected;

    Scenario(String id, String title, String goal, List<PassCriterion> expected) {
        this.id = id;
        this.title = title;
        this.goal = goal;
        this.expected = expected;
    }

    /** {@code A}, {@code B}, {@code C} …, or a word for what frames the scenarios. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String goal() {
        return goal;
    }

    /** What a complete run of it judges. */
    public List<PassCriterion> expected() {
        return expected;
    }

    /** True for a scenario of the template, false for what frames them. */
    public boolean lettered() {
        return id.length() == 1;
    }

    /** Name of the lever that it changes the environment by; empty where it changes nothing. */
    public Optional<String> lever() {
        return switch (this) {
            case DATABASE_RESTORE -> Optional.of("restore");
            case API_ROLLBACK -> Optional.of("release");
            case WORKER_RECOVERY -> Optional.of("worker");
            case REPLICA_LOSS -> Optional.of("replica");
            case PRECONDITIONS, SIGN_OFF -> Optional.empty();
        };
    }

    /** As the report shows it, e.g. {@code Scenario A: Database Restore Drill (PITR/Backup)}. */
    public String heading() {
        return lettered() ? "Scenario " + id + ": " + title : title;
    }
}
