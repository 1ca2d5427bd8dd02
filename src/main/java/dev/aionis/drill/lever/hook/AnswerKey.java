package dev.aionis.drill.lever.hook;

/** A key of a hook's answer. */
enum AnswerKey {
    JOB_ID("jobId"),
    DATABASE_URL("databaseUrl"),
    API_URL("apiUrl"),
    RELEASE("release"),
    FINISHED_AT("finishedAt"),
    FIRST_WAL("firstWal"),
    SEGMENTS("segments"),
    MISSING("missing"),
    NAMES("names"),
    MESSAGE("message");

    private final String label;

    AnswerKey(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
