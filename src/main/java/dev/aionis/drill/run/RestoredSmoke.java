package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.Smoke;
import dev.aionis.drill.aionis.SmokeCheck;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.record.MeasuredKey;
import java.util.List;

/** The smoke of an API on the restored copy: health, write, the written node found, the known node recalled. */
final class RestoredSmoke {

    /** What {@link Smoke} asks. */
    static final int EXPECTED = 4;

    private final Stage stage;
    private final ApiTarget copyApi;
    private final KnownNode known;
    private List<SmokeCheck> checks = List.of();

    RestoredSmoke(Stage stage, ApiTarget copyApi, KnownNode known) {
        this.stage = stage;
        this.copyApi = copyApi;
        this.known = known;
    }

    void run(RestoreTimeline timeline) {
        stage.measured(MeasuredKey.SMOKE_STARTED_AT, stage.clock().instant());
        checks = new Smoke(copyApi, stage.run().listener().httpFilters(), stage.clock())
                .run(stage.scope(), stage.run().id() + "-smoke", known)
                .checks();
        checks.forEach(check -> timeline.reached(check.name(), check.endedAt()));
        stage.measured(MeasuredKey.SMOKE_PASSED, names(true));
        stage.measured(MeasuredKey.SMOKE_FAILED, names(false));
    }

    List<Check> checks() {
        return checks.stream()
                .map(check -> Check.of(check.name(), check.passed(), check.detail()))
                .toList();
    }

    private List<String> names(boolean passed) {
        return checks.stream()
                .filter(check -> check.passed() == passed)
                .map(SmokeCheck::name)
                .toList();
    }
}
