package dev.aionis.drill.record;

import static dev.aionis.drill.record.SampleRecords.at;
import static dev.aionis.drill.record.SampleRecords.judged;
import static dev.aionis.drill.record.SampleRecords.none;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenario C as drills left it. */
final class SampleWorker {

    static final String TITLE = "Worker Recovery + Replay Drill";
    static final String GOAL = "Validate outbox/backfill recovery path after worker interruption.";

    private static final String DRAINED = "Backlog drains to expected steady-state range";

    private SampleWorker() {}

    static ScenarioRecord passed() {
        return scenario(
                ScenarioVerdict.PASS,
                "drained 6.2 s after the restart",
                List.of(grew(), drained(), clean(), gatesPassed()),
                undone());
    }

    static ScenarioRecord unproven() {
        Criterion drain = Criterion.unproven(
                "drain-time",
                DRAINED,
                Objective.atMost(30, "s"),
                "the load stopped before the drain: 3 samples of at least 20");
        return scenario(ScenarioVerdict.PARTIAL, "drain-time is unproven", List.of(grew(), drain, clean()), undone());
    }

    static ScenarioRecord leftResidue() {
        return scenario(
                ScenarioVerdict.FAIL,
                "the worker could not be started again",
                List.of(
                        grew(),
                        drained(),
                        none(
                                "no-dead-letters",
                                "No persistent failed outbox events",
                                3,
                                "rows",
                                "3 rows with max_attempts_exceeded | see outbox")),
                new DisruptionRecord(
                        "worker lever (local)",
                        "worker killed",
                        at("10:09:30"),
                        null,
                        DisruptionRecord.Undo.FAILED,
                        "start refused with exit code 1; run: systemctl start aionis-worker"));
    }

    private static Criterion grew() {
        return judged(
                "backlog-grew",
                "Backlog grows while the worker is away",
                new Measure(12.5, "x baseline", 0),
                Objective.atLeast(2, "x baseline"),
                "50 rows of a baseline of 4");
    }

    private static Criterion drained() {
        return judged(
                "drain-time",
                DRAINED,
                new Measure(6.2, "s", 0.05),
                Objective.atMost(30, "s"),
                "stayed in 0 to 6 rows for 3 s");
    }

    private static Criterion clean() {
        return none("no-dead-letters", "No persistent failed outbox events", 0, "rows", "0 dead letters");
    }

    private static Criterion gatesPassed() {
        return none("gates", "Post-recovery health gates pass", 0, "failed gates", "2 of 2 passed");
    }

    private static DisruptionRecord undone() {
        return new DisruptionRecord(
                "worker lever (local)",
                "worker killed",
                at("10:09:30"),
                at("10:09:45"),
                DisruptionRecord.Undo.DONE,
                "");
    }

    private static ScenarioRecord scenario(
            ScenarioVerdict verdict, String why, List<Criterion> criteria, DisruptionRecord disruption) {
        return new ScenarioRecord(
                "C",
                TITLE,
                GOAL,
                verdict,
                why,
                List.of(
                        new StepRecord(
                                1,
                                "worker killed while writes go on",
                                at("10:09:30"),
                                at("10:09:45"),
                                StepOutcome.DONE,
                                "15 s",
                                List.of("logs/worker.log")),
                        new StepRecord(
                                2,
                                "backlog drained",
                                at("10:09:45"),
                                at("10:09:55"),
                                StepOutcome.DONE,
                                "",
                                List.of("samples/backlog.csv", "charts/backlog.png")),
                        new StepRecord(
                                3,
                                "gates passed after the recovery",
                                at("10:09:55"),
                                at("10:10:00"),
                                StepOutcome.DONE,
                                "",
                                List.of("gates/health-gate.json"))),
                List.of(disruption),
                criteria,
                measurements());
    }

    private static Map<String, Object> measurements() {
        var range = new LinkedHashMap<String, Object>();
        range.put("median", 4);
        range.put("low", 0);
        range.put("high", 6);
        var all = new LinkedHashMap<String, Object>();
        all.put(MeasuredKey.WORKER_STOP_MODE.key(), "kill");
        all.put(MeasuredKey.WORKER_STOPPED_AT.key(), at("10:09:30"));
        all.put(MeasuredKey.WORKER_RESTARTED_AT.key(), at("10:09:45"));
        all.put(MeasuredKey.WORKER_PAUSE.key(), new Measure(15, "s", 0.01));
        all.put(MeasuredKey.BACKLOG_STEADY_RANGE.key(), range);
        all.put(MeasuredKey.BACKLOG_PEAK.key(), Measure.count(50, "rows"));
        all.put(MeasuredKey.BACKLOG_PEAK_FACTOR.key(), 12.5);
        all.put(MeasuredKey.BACKLOG_DRAIN.key(), new Measure(6.2, "s", 0.05));
        all.put(MeasuredKey.BACKLOG_PREDICTED_DRAIN.key(), new Measure(5.9, "s", 0));
        all.put(MeasuredKey.ATTEMPTS.key(), Map.of("1", 75));
        return all;
    }
}
