package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.aionis.WorkerSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the restored copy is apart from the live database: looked at from both sides. */
final class Isolation {

    private final Map<String, Boolean> checks = new LinkedHashMap<>();
    private final DatabaseIdentity live;
    private final DatabaseIdentity restored;

    Isolation(Stage stage, AionisDatabase live, DatabaseIdentity liveBefore, AionisDatabase copy, ApiTarget copyApi) {
        this.live = live.identity();
        this.restored = copy.identity();
        Optional<String> liveHash = targetHash(stage, stage.deployment().api());
        Optional<String> copyHash = targetHash(stage, copyApi);
        checks.put("the API on the copy reports a database_target_hash", copyHash.isPresent());
        checks.put("it differs from the live API's", copyHash.isPresent() && !copyHash.equals(liveHash));
        checks.put("the copy descends from the live cluster", same(liveBefore.systemIdentifier(), restored.systemIdentifier()));
        checks.put("the copy is on a timeline of its own", forked(liveBefore.timeline(), restored.timeline()));
        checks.put("the copy answers at another address", !liveBefore.address().equals(restored.address()));
        checks.put("the live server was not restarted", liveBefore.startedAt().equals(this.live.startedAt()));
        checks.put("the live server is still on its timeline", liveBefore.timeline().equals(this.live.timeline()));
        checks.put("the live server is not in recovery", !this.live.inRecovery());
        if (!stage.config().restore().startWorker()) {
            checks.put("no worker is connected to the copy", workers(copy).isEmpty());
        }
    }

    int checks() {
        return checks.size();
    }

    List<String> violations() {
        return checks.entrySet().stream()
                .filter(check -> !check.getValue())
                .map(check -> "not so: " + check.getKey())
                .toList();
    }

    String summary() {
        return "system " + restored.systemIdentifier().orElse("unreadable") + ", live on timeline "
                + live.timeline().map(String::valueOf).orElse("unreadable") + ", copy on timeline "
                + restored.timeline().map(String::valueOf).orElse("unreadable");
    }

    String describe() {
        var text = new StringBuilder();
        checks.forEach((check, holds) -> text.append(holds ? "yes  " : "NO   ").append(check).append('\n'));
        return text.append("\nlive      ").append(live).append("\nrestored  ").append(restored).append('\n').toString();
    }

    private static Optional<String> targetHash(Stage stage, ApiTarget target) {
        try (var api = new AionisApi(target, stage.clock())) {
            return api.health().body().flatMap(Health::databaseTargetHash);
        }
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    private static boolean forked(Optional<Integer> parent, Optional<Integer> child) {
        return parent.isPresent() && child.isPresent() && child.get() > parent.get();
    }

    private static List<WorkerSession> workers(AionisDatabase database) {
        return database.sessions().stream()
                .filter(session -> session.application().contains("worker"))
                .toList();
    }
}
