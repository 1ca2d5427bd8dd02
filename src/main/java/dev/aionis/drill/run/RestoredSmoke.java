package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.Smoke;
import dev.aionis.drill.aionis.SmokeResult;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.MeasuredKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smoke of an API on the restored copy: health, write, the written node found, the known node recalled. */
final class RestoredSmoke {

    /** What each check of the smoke asks, as the drill template names it. */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "health", "/health",
            "write", "/v1/memory/write",
            "find", "/v1/memory/find",
            "recall", "/v1/memory/recall_text");

    /** What the drill's RTO phases call the end of a check. */
    private static final Map<String, String> PHASES =
            Map.of("write", "first write", "find", "first read", "recall", "smoke");

    private final Stage stage;
    private final Optional<ApiTarget> copyApi;
    private final KnownNode known;
    private SmokeResult result = new SmokeResult(List.of(), Optional.empty());

    RestoredSmoke(Stage stage, Optional<ApiTarget> copyApi, KnownNode known) {
        this.stage = stage;
        this.copyApi = copyApi;
        this.known = known;
    }

    /** Does nothing where there is no API to ask. */
    void run(RestoreTimeline timeline) {
        copyApi.ifPresent(api -> run(api, timeline));
    }

    private void run(ApiTarget api, RestoreTimeline timeline) {
        stage.measured(MeasuredKey.SMOKE_STARTED_AT, stage.clock().instant());
        result = new Smoke(api, stage.run().listener().httpFilters(), stage.clock())
                .run(stage.scope(), stage.run().id() + "-smoke", known);
        result.checks().stream()
                .filter(check -> PHASES.containsKey(check.name()))
                .forEach(check -> timeline.reached(
                        PHASES.get(check.name()) + (check.passed() ? "" : ", failed"), check.endedAt()));
        stage.measured(MeasuredKey.SMOKE_PASSED, endpoints(true));
        stage.measured(MeasuredKey.SMOKE_FAILED, endpoints(false));
        stage.attachJson("API smoke", "restore", "smoke.json", result);
    }

    List<Check> checks() {
        return result.checks().stream()
                .map(check -> Check.of(ENDPOINTS.get(check.name()), check.passed(), check.detail()))
                .toList();
    }

    int expected() {
        return ENDPOINTS.size();
    }

    private List<String> endpoints(boolean passed) {
        return checks().stream()
                .filter(check -> (check.status() == CriterionStatus.MET) == passed)
                .map(Check::name)
                .toList();
    }
}
