package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.RollbackDefect;
import java.util.List;

/** What is wrong with releases and rollbacks, and how scenario B finds it. */
final class SeededRollbacks {

    private SeededRollbacks() {}

    static List<Seeded> all() {
        return List.of(of(RollbackDefect.ROLLBACK_CHANGES_NOTHING)
                .missed("readiness", "v0.2.2")
                .follows("rollback-slo", "error-rate-recovery", "latency-recovery", "schema-compatibility"));
    }

    private static Seeded of(RollbackDefect defect) {
        return Seeded.in(Scenario.API_ROLLBACK, defect);
    }
}
