package dev.aionis.drill.trust;

import dev.aionis.drill.trust.DrillOutcome.Unproven;
import java.util.List;
import java.util.Map;

/** Outcomes for tests. */
final class Outcomes {

    static final long RUN_SEED = 4711;

    private Outcomes() {}

    static DrillOutcome of(int drill, List<String> falseFails, List<Unproven> unproven) {
        String verdict = falseFails.isEmpty() ? unproven.isEmpty() ? "pass" : "partial" : "fail";
        return new DrillOutcome(
                drill,
                RUN_SEED,
                drill % 2 == 0 ? Stress.BURSTS : Stress.NONE,
                Map.of("load.seed", "99"),
                verdict,
                falseFails,
                unproven,
                61.5,
                "1.0.0 0123456789ab",
                "drill-001/drill-records/x");
    }
}
