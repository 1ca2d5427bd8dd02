package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import dev.aionis.drill.staging.StagedDrill;
import java.time.Duration;
import java.util.List;

/** What can be wrong with any drill, and how a scenario finds it. */
final class SeededGenerals {

    /** Longer than load.longest-gap and observe.backlog-longest-gap. */
    private static final Duration STALL = Duration.ofSeconds(4);

    private static final String[] RESTS_ON_LOAD = {
        "backlog-grew", "backlog-drained", "drain-time", "alert-detected", "derived-state", "effects-once"
    };

    private SeededGenerals() {}

    static List<Seeded> all() {
        return List.of(
                in(Scenario.WORKER_RECOVERY, GeneralDefect.CLOCK_STEPPED)
                        .unproven("drain-time", "clock jumped by")
                        .follows("backlog-drained"),
                in(Scenario.WORKER_RECOVERY, GeneralDefect.LOAD_STALLED)
                        .during(SeededGenerals::stall)
                        .unproven("no-lost-writes", "worker-away, write: nothing sent for [45]\\.")
                        .follows(RESTS_ON_LOAD),
                in(Scenario.DATABASE_RESTORE, GeneralDefect.HOSTS_IN_OTHER_TIME_ZONES),
                in(Scenario.WORKER_RECOVERY, GeneralDefect.TIMES_WITHOUT_ZONE)
                        .unproven("backlog-drained", "ages of pending rows tell nothing.*created_at")
                        .follows("drain-time"),
                in(Scenario.WORKER_RECOVERY, GeneralDefect.ANSWERS_FROM_A_CACHE)
                        .missed("api-credentials", "from a cache"));
    }

    /** While the worker is away. */
    private static void stall(StagedDrill drill) throws InterruptedException {
        drill.awaitStep("C", 3);
        drill.freeze();
        Thread.sleep(STALL.toMillis());
        drill.thaw();
    }

    private static Seeded in(Scenario scenario, GeneralDefect defect) {
        return Seeded.in(scenario, defect);
    }
}
