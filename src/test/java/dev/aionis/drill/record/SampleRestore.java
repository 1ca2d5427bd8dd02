package dev.aionis.drill.record;

import static dev.aionis.drill.record.SampleRecords.at;
import static dev.aionis.drill.record.SampleRecords.judged;
import static dev.aionis.drill.record.SampleRecords.none;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenario A as drills left it. */
final class SampleRestore {

    static final String TITLE = "Database Restore Drill (PITR/Backup)";
    static final String GOAL = "Verify DB restore capability and RTO/RPO assumptions.";

    private SampleRestore() {}

    static ScenarioRecord passed() {
        return scenario(ScenarioVerdict.PASS, "restored in 4.213 s of 30 s, no acknowledged write lost", 4.213);
    }

    static ScenarioRecord missedItsRto() {
        return scenario(ScenarioVerdict.FAIL, "missed rto", 1120.5);
    }

    private static ScenarioRecord scenario(ScenarioVerdict verdict, String why, double rto) {
        return new ScenarioRecord(
                "A", TITLE, GOAL, verdict, why, steps(), disruptions(), criteria(rto), measurements(rto));
    }

    private static List<StepRecord> steps() {
        return List.of(
                done(
                        1,
                        "steady state under load",
                        "10:08:05",
                        "10:08:25",
                        "80 writes, 70 recalls",
                        "samples/requests.csv"),
                done(
                        2,
                        "restore target chosen, state at it captured",
                        "10:08:25",
                        "10:08:25.12",
                        "newest commit 4f1c, LSN 0/3A1B2C8",
                        "sql/snapshot.json"),
                done(3, "writes go on past the target", "10:08:25.12", "10:08:28.2", "", "ledger.bin"),
                done(
                        4,
                        "restored into an isolated environment",
                        "10:08:28.2",
                        "10:08:32.413",
                        "archive complete",
                        "logs/restored-postgres.log",
                        "charts/restore.png"),
                done(
                        5,
                        "smoke against the restored database",
                        "10:08:32.413",
                        "10:08:33",
                        "database_target_hash differs",
                        "http/smoke.txt"),
                done(6, "ledger audited", "10:08:33", "10:08:33.4", "", "audit/restored.txt"));
    }

    private static StepRecord done(int order, String name, String from, String to, String note, String... evidence) {
        return new StepRecord(order, name, at(from), at(to), StepOutcome.DONE, note, List.of(evidence));
    }

    private static List<DisruptionRecord> disruptions() {
        return List.of(new DisruptionRecord(
                "restore lever (local)",
                "isolated PostgreSQL and API started",
                at("10:08:28.2"),
                at("10:08:34"),
                DisruptionRecord.Undo.DONE,
                ""));
    }

    private static List<Criterion> criteria(double rto) {
        return List.of(
                judged(
                        "rto",
                        "Restore completed within target RTO",
                        new Measure(rto, "s", 0.02),
                        Objective.atMost(30, "s"),
                        "smoke passed " + rto + " s after the disaster was declared"),
                none(
                        "rpo",
                        "Data loss is within target RPO window",
                        0,
                        "rows",
                        "80 of 80 writes acknowledged before the target were recovered"),
                none(
                        "api-smoke",
                        "API smoke passes (`/health`, write, recall_text)",
                        0,
                        "failed checks",
                        "4 of 4 checks passed"),
                none(
                        "critical-records",
                        "Critical records of the sample are there",
                        0,
                        "missing records",
                        "20 of 20 equal"));
    }

    private static Map<String, Object> measurements(double rto) {
        Instant declared = at("10:08:28.2");
        var all = new LinkedHashMap<String, Object>();
        all.put(MeasuredKey.RESTORE_TARGET_MODE.key(), "timestamp");
        all.put(MeasuredKey.RESTORE_TARGET.key(), at("10:08:25.100"));
        all.put(MeasuredKey.RESTORE_DECLARED_AT.key(), declared);
        all.put(MeasuredKey.RESTORE_COMPLETED_AT.key(), at("10:08:32.413"));
        all.put(MeasuredKey.SMOKE_STARTED_AT.key(), at("10:08:32.413"));
        all.put(MeasuredKey.SMOKE_PASSED.key(), List.of("/health", "/v1/memory/write", "/v1/memory/recall_text"));
        all.put(MeasuredKey.RTO_FROM_TARGET.key(), new Measure(7.313, "s", 0.02));
        all.put(
                MeasuredKey.RTO_PHASES.key(),
                List.of(
                        phase("fetch base backup", declared, at("10:08:29.1"), 0.9),
                        phase("replay WAL", at("10:08:29.1"), at("10:08:31.7"), rto - 1.6),
                        phase("promote", at("10:08:31.7"), at("10:08:32.413"), 0.7)));
        all.put(MeasuredKey.RPO_LOST_WRITES.key(), 0);
        all.put(MeasuredKey.RPO_DATA_LOSS.key(), new Measure(0, "s", 0.004));
        all.put(MeasuredKey.LEDGER_CLASSES.key(), classes());
        all.put("archive.gaps", List.of());
        return all;
    }

    private static Map<String, Object> classes() {
        var classes = new LinkedHashMap<String, Object>();
        classes.put("RECOVERED", 80);
        classes.put("LOST", 0);
        classes.put("BEYOND_TARGET", 0);
        return classes;
    }

    private static Map<String, Object> phase(String name, Instant from, Instant to, double seconds) {
        var phase = new LinkedHashMap<String, Object>();
        phase.put("name", name);
        phase.put("startedAt", from);
        phase.put("finishedAt", to);
        phase.put("seconds", seconds);
        return phase;
    }
}
