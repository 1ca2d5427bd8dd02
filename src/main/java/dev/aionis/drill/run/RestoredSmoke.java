package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.Smoke;
import dev.aionis.drill.aionis.SmokeResult;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.RestoreTimeline;
import dev.aionis.drill.facts.SmokeSeen;
import dev.aionis.drill.record.MeasuredKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smoke of an API on the restored copy: health, write, the written node found, the known node recalled. */
final class RestoredSmoke {

    /** What the drill's RTO phases call the end of a check. */
    private static final Map<String, String> PHASES =
            Map.of("write", "first write", "find", "first read", "recall", "smoke");

    private final Stage stage;
    private final Optional<ApiTarget> copyApi;
    private final KnownNode known;
    private SmokeSeen seen = new SmokeSeen(Optional.empty());

    RestoredSmoke(Stage stage, Optional<ApiTarget> copyApi, KnownNode known) {
        this.stage = stage;
        this.copyApi = copyApi;
        this.known = known;
    }

    /**
     * Readies the smoke's client on the live API, beside the steady state: classes that load later would take their time
     * from the restored copy's. It ends within the client's time limits.
     */
    static void warmUp(Stage stage) {
        var client = new Smoke(stage.deployment().api(), List.of(), stage.clock());
        Thread thread = new Thread(client::warmUp, "smoke warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does nothing where there is no API to ask. */
    void run(RestoreTimeline timeline) {
        copyApi.ifPresent(api -> run(api, timeline));
    }

    private void run(ApiTarget api, RestoreTimeline timeline) {
        stage.measured(MeasuredKey.SMOKE_STARTED_AT, stage.clock().instant());
        SmokeResult result = new Smoke(api, stage.run().listener().httpFilters(), stage.clock())
                .run(stage.scope(), clientId(), known);
        result.checks().stream()
                .filter(check -> PHASES.containsKey(check.name()))
                .forEach(check -> timeline.reached(
                        PHASES.get(check.name()) + (check.passed() ? "" : ", failed"), check.endedAt()));
        seen = new SmokeSeen(Optional.of(stage.attachJson("API smoke", "restore", "smoke.json", result)));
        stage.figures("smoke", new Figures.SmokeEndpoints(seen));
    }

    /** Of the node that it writes. */
    String clientId() {
        return stage.run().id() + "-smoke";
    }

    SmokeSeen seen() {
        return seen;
    }
}
