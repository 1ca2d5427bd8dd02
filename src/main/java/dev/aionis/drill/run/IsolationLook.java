package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.aionis.WorkerSession;
import dev.aionis.drill.facts.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at a restored copy and the live deployment from both sides. */
final class IsolationLook {

    private IsolationLook() {}

    /** @param before the live database when the target was chosen */
    static Isolation at(
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

    private static Optional<String> targetHash(Stage stage, ApiTarget target) {
        try (var api = new AionisApi(target, stage.clock())) {
            return api.health().body().flatMap(Health::databaseTargetHash);
        }
    }

    private static OptionalInt workers(AionisDatabase database) {
        List<WorkerSession> sessions = Connected.to(database);
        long workers = sessions.stream()
                .filter(session -> session.application().contains("worker"))
                .count();
        boolean hidden = workers == 0 && sessions.stream().anyMatch(WorkerSession::hidden);
        return hidden ? OptionalInt.empty() : OptionalInt.of((int) workers);
    }
}
