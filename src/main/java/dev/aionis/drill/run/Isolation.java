package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.aionis.WorkerSession;
import dev.aionis.drill.criteria.IsolationCheck;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether the restored copy stands apart from the live deployment, looked at from both sides.
 *
 * @param before the live database when the target was chosen
 * @param live the live database now
 * @param restored the copy
 * @param workersOnCopy worker sessions seen on the copy; empty where sessions are hidden from the drill's role
 */
record Isolation(
        Optional<String> liveHash,
        Optional<String> restoredHash,
        DatabaseIdentity before,
        DatabaseIdentity live,
        DatabaseIdentity restored,
        OptionalInt workersOnCopy) {

    static Isolation lookedAt(
            Stage stage,
            DatabaseIdentity before,
            AionisDatabase live,
            AionisDatabase copy,
            Optional<ApiTarget> copyApi) {
        return new Isolation(
                targetHash(stage, stage.deployment().api()),
                copyApi.flatMap(api -> targetHash(stage, api)),
                before,
                live.identity(),
                copy.identity(),
                workers(copy));
    }

    IsolationCheck check() {
        return new IsolationCheck(liveHash, restoredHash, liveUntouched(), workersOnCopy);
    }

    /** For the record. */
    String summary() {
        return "system " + restored.systemIdentifier().orElse("unreadable") + ", live on timeline "
                + number(live.timeline()) + ", copy on timeline " + number(restored.timeline());
    }

    /** For a reader of the evidence. */
    String describe() {
        return String.join(
                "\n",
                "database_target_hash of the live API      " + liveHash.orElse("not reported"),
                "database_target_hash of the API on copy   " + restoredHash.orElse("not reported"),
                "worker sessions on the copy               "
                        + (workersOnCopy.isPresent() ? workersOnCopy.getAsInt() : "hidden from this role"),
                "",
                "live database when T was chosen  " + before,
                "live database now                " + live,
                "restored copy                    " + restored,
                "");
    }

    private Optional<Boolean> liveUntouched() {
        return before.systemIdentifier().isEmpty()
                ? Optional.empty()
                : Optional.of(before.systemIdentifier().equals(live.systemIdentifier())
                        && before.timeline().equals(live.timeline())
                        && before.startedAt().equals(live.startedAt())
                        && !live.inRecovery());
    }

    private static Optional<String> targetHash(Stage stage, ApiTarget target) {
        try (var api = new AionisApi(target, stage.clock())) {
            return api.health().body().flatMap(Health::databaseTargetHash);
        }
    }

    private static OptionalInt workers(AionisDatabase database) {
        List<WorkerSession> sessions = database.sessions();
        long workers = sessions.stream()
                .filter(session -> session.application().contains("worker"))
                .count();
        boolean hidden = workers == 0 && sessions.stream().anyMatch(WorkerSession::hidden);
        return hidden ? OptionalInt.empty() : OptionalInt.of((int) workers);
    }

    private static String number(Optional<Integer> timeline) {
        return timeline.map(String::valueOf).orElse("unreadable");
    }
}
