package dev.aionis.drill.record;

import static dev.aionis.drill.record.SampleRecords.at;
import static dev.aionis.drill.record.SampleRecords.judged;
import static dev.aionis.drill.record.SampleRecords.none;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenario B as drills left it. */
final class SampleRollback {

    static final String TITLE = "API Rollback Drill";
    static final String GOAL = "Validate safe rollback to previous release when current API build regresses.";

    private SampleRollback() {}

    static ScenarioRecord passed() {
        return new ScenarioRecord(
                "B",
                TITLE,
                GOAL,
                ScenarioVerdict.PASS,
                "rolled back in 1.84 s of 10 s",
                List.of(
                        new StepRecord(
                                1,
                                "candidate deployed to the canary slice",
                                at("10:09:00"),
                                at("10:09:02"),
                                StepOutcome.DONE,
                                "weight 0.5",
                                List.of("logs/deploy-api-2.log")),
                        new StepRecord(
                                2,
                                "rollback to the previous release",
                                at("10:09:07"),
                                at("10:09:08.84"),
                                StepOutcome.DONE,
                                "",
                                List.of("samples/probes.csv", "charts/rollback.png"))),
                List.of(new DisruptionRecord(
                        "release lever (local)",
                        "canary api-2 deployed with v0.2.2",
                        at("10:09:00"),
                        at("10:09:08.84"),
                        DisruptionRecord.Undo.DONE,
                        "")),
                List.of(
                        judged(
                                "rollback-slo",
                                "Rollback completed within rollback SLO",
                                new Measure(1.84, "s", 0.1),
                                Objective.atMost(10, "s"),
                                "started to fully ready"),
                        judged(
                                "error-rate-recovery",
                                "API error rate returns to baseline envelope",
                                new Measure(0.52, "s", 0.05),
                                Objective.atMost(5, "s"),
                                "held for 3 s"),
                        judged(
                                "latency-recovery",
                                "API latency returns to baseline envelope",
                                new Measure(1.02, "s", 0.05),
                                Objective.atMost(5, "s"),
                                "p95 back at 22.75 ms"),
                        none(
                                "schema-compatibility",
                                "No failed migrations or startup contract violations",
                                0,
                                "violations",
                                "28 migrations known to v0.1.8")),
                measurements());
    }

    static ScenarioRecord withAnOutage() {
        ScenarioRecord passed = passed();
        var measurements = new LinkedHashMap<>(passed.measurements());
        var outage = new LinkedHashMap<String, Object>();
        outage.put("startAfter", at("10:09:01.9"));
        outage.put("startBefore", at("10:09:02"));
        outage.put("endAfter", at("10:09:02.1"));
        outage.put("endBefore", at("10:09:02.25"));
        measurements.put("availability.write", List.of(outage));
        return new ScenarioRecord(
                passed.id(),
                TITLE,
                GOAL,
                passed.verdict(),
                passed.why(),
                passed.steps(),
                passed.disruptions(),
                passed.criteria(),
                measurements);
    }

    static ScenarioRecord brokeInTheSecondStep() {
        return new ScenarioRecord(
                "B",
                TITLE,
                GOAL,
                ScenarioVerdict.FAIL,
                "step 2 broke, step 3 was skipped",
                List.of(
                        new StepRecord(
                                1,
                                "candidate deployed to the canary slice",
                                at("10:09:00"),
                                at("10:09:02"),
                                StepOutcome.DONE,
                                "weight 0.5",
                                List.of()),
                        new StepRecord(
                                2,
                                "rollback to the previous release",
                                at("10:09:07"),
                                at("10:09:37"),
                                StepOutcome.BROKEN,
                                "api-2 not ready after 30 s\nHINT: see api-2.log",
                                List.of("logs/api-2.log")),
                        StepRecord.skipped(3, "error rate and latency return to the envelope", "step 2 broke")),
                List.of(new DisruptionRecord(
                        "release lever (local)",
                        "canary api-2 deployed with v0.2.2",
                        at("10:09:00"),
                        at("10:09:40"),
                        DisruptionRecord.Undo.DONE,
                        "")),
                List.of(),
                Map.of());
    }

    private static Map<String, Object> measurements() {
        var all = new LinkedHashMap<String, Object>();
        all.put(MeasuredKey.CANARY_DEPLOYED_AT.key(), at("10:09:02"));
        all.put(MeasuredKey.REGRESSION_DETECTED_AT.key(), at("10:09:07"));
        all.put(MeasuredKey.ROLLBACK_STARTED_AT.key(), at("10:09:07"));
        all.put(MeasuredKey.ROLLBACK_RESTORED_AT.key(), at("10:09:08.5"));
        all.put(MeasuredKey.ROLLBACK_READY_AT.key(), at("10:09:08.84"));
        all.put(MeasuredKey.DETECTION.key(), new Measure(5, "s", 0.1));
        all.put(MeasuredKey.ENVELOPE.key(), List.of(envelope("before", 0.0, 21.5), envelope("after", 0.0, 22.75)));
        all.put(MeasuredKey.STARTUP_FINDINGS.key(), "none observed");
        return all;
    }

    private static Map<String, Object> envelope(String when, double errorRate, double p95) {
        var row = new LinkedHashMap<String, Object>();
        row.put("when", when);
        row.put("samples", 150);
        row.put("errorRate", errorRate);
        row.put("p95Ms", p95);
        return row;
    }
}
