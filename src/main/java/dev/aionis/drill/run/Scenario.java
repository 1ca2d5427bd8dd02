package dev.aionis.drill.run;

/** What a drill is made of, in its order, titled and worded as the drill template has it. */
public enum Scenario {
    PRECONDITIONS("preconditions", "Preconditions", "Make sure that the environment can be drilled."),
    DATABASE_RESTORE(
            "A", "Database Restore Drill (PITR/Backup)", "Verify DB restore capability and RTO/RPO assumptions."),
    API_ROLLBACK(
            "B", "API Rollback Drill", "Validate safe rollback to previous release when current API build regresses."),
    WORKER_RECOVERY(
            "C", "Worker Recovery + Replay Drill", "Validate outbox/backfill recovery path after worker interruption."),
    SIGN_OFF("sign-off", "Sign-off", "Run the validation commands and give the drill its verdict.");

    private final String id;
    private final String title;
    private final String goal;

    Scenario(String id, String title, String goal) {
        this.id = id;
        this.title = title;
        this.goal = goal;
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

    /** True for a scenario of the template, false for what frames them. */
    public boolean lettered() {
        return id.length() == 1;
    }

    /** As the report shows it, e.g. {@code Scenario A: Database Restore Drill (PITR/Backup)}. */
    public String heading() {
        return lettered() ? "Scenario " + id + ": " + title : title;
    }
}
