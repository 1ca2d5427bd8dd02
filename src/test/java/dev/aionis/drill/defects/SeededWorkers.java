package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.List;

/** What is wrong with the worker and with gates, and how scenario C finds it. */
final class SeededWorkers {

    private SeededWorkers() {}

    static List<Seeded> all() {
        return List.of(of(WorkerDefect.PUBLISHES_WITHOUT_WORK)
                .missed("derived-state", "pending")
                .follows("effects-once", "gates", "gate job:health-gate"));
    }

    private static Seeded of(WorkerDefect defect) {
        return Seeded.in(Scenario.WORKER_RECOVERY, defect);
    }
}
