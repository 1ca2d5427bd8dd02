package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Records of three drills of the same deployment: one that passed, one that failed, one that proved too little. */
public final class SampleRecords {

    private static final LocalDate DAY = LocalDate.parse("2026-02-28");
    private static final String ENVIRONMENT = "staging-ha";
    private static final String OWNER = "platform-oncall";

    private SampleRecords() {}

    public static DrillRecord pass() {
        return record(
                Verdict.PASS,
                "every criterion of the 3 scenarios was met",
                preconditions(CriterionStatus.MET),
                List.of(SampleRestore.passed(), SampleRollback.passed(), SampleWorker.passed()),
                gates(),
                List.of(OWNER, "backend-lead"));
    }

    public static DrillRecord fail() {
        return failingBecause("fail_reasons: outbox_pending_over_limit");
    }

    public static DrillRecord failingBecause(String gateSaid) {
        return record(
                Verdict.FAIL,
                "A missed rto, B broke in step 2, C could not undo one disruption",
                preconditions(CriterionStatus.MET),
                List.of(
                        SampleRestore.missedItsRto(),
                        SampleRollback.brokeInTheSecondStep(),
                        SampleWorker.leftResidue()),
                List.of(new GateRecord(
                        "npm run -s preflight:prod",
                        2,
                        4100,
                        CriterionStatus.MISSED,
                        gateSaid,
                        List.of("gates/preflight.json"))),
                List.of());
    }

    /** Wherever somebody else has the word, {@code word} is what was said. */
    public static DrillRecord saying(String word) {
        var measurements = new LinkedHashMap<String, Object>();
        measurements.put(word, word);
        measurements.put("list", List.of(word, Map.of(word, word)));
        measurements.put("table", List.of(Map.of(word, word)));
        measurements.put(MeasuredKey.RTO_PHASES.key(), List.of(Map.of("name", word, "startedAt", word)));
        measurements.put(MeasuredKey.RESTORE_TARGET.key(), word);
        var scenario = new ScenarioRecord(
                "A",
                word,
                word,
                ScenarioVerdict.FAIL,
                word,
                List.of(new StepRecord(
                        1, word, at("10:09:00"), at("10:09:02"), StepOutcome.BROKEN, word, List.of("../" + word))),
                List.of(new DisruptionRecord(word, word, at("10:09:00"), null, DisruptionRecord.Undo.FAILED, word)),
                List.of(Criterion.unproven(word, word, Objective.atMost(1, word), word)),
                measurements);
        return record(
                Verdict.FAIL,
                word,
                List.of(new PreconditionRecord(word, CriterionStatus.MISSED, word, word, List.of(word))),
                List.of(scenario),
                List.of(new GateRecord(word, 1, 1, CriterionStatus.MISSED, word, List.of(word))),
                List.of(word));
    }

    public static DrillRecord partial() {
        return record(
                Verdict.PARTIAL,
                "B was not selected, A did not run, C left drain-time unproven",
                preconditions(CriterionStatus.UNPROVEN),
                List.of(
                        new ScenarioRecord(
                                "A",
                                SampleRestore.TITLE,
                                SampleRestore.GOAL,
                                ScenarioVerdict.PARTIAL,
                                "the sandbox's archive could not be read",
                                List.of(StepRecord.skipped(1, "steady state under load", "no archive")),
                                List.of(),
                                List.of(),
                                Map.of()),
                        ScenarioRecord.notSelected(
                                "B",
                                SampleRollback.TITLE,
                                SampleRollback.GOAL,
                                "-Dgroups=restore,worker leaves it out"),
                        SampleWorker.unproven()),
                List.of(),
                List.of());
    }

    private static DrillRecord record(
            Verdict verdict,
            String why,
            List<PreconditionRecord> preconditions,
            List<ScenarioRecord> scenarios,
            List<GateRecord> gates,
            List<String> signers) {
        var host = new LinkedHashMap<String, Object>();
        host.put("clockOffsetMs", 1.2);
        host.put("clockUncertaintyMs", 0.4);
        var load = new LinkedHashMap<String, Object>();
        load.put("writesPerSecond", 4);
        load.put("recallsPerSecond", 3.5);
        load.put("scheduleLatenessP99Ms", 1.84);
        return new DrillRecord(
                DrillRecord.SCHEMA_VERSION,
                new DrillId("ha_drill_20260228_staging-ha_01"),
                at("10:08:00.104821"),
                at("10:10:21.9"),
                ENVIRONMENT,
                new TenantScope("default", "default"),
                OWNER,
                List.of("backend-lead", "sre-lead"),
                new DrillRecord.Release("v0.2.2", "v0.1.8"),
                host,
                load,
                verdict,
                why,
                preconditions,
                scenarios,
                gates,
                new IncidentNotesDraft(ENVIRONMENT, OWNER, DAY).of(List.of(), preconditions, scenarios, gates),
                new SignOff(verdict, signers, DAY, List.of()),
                evidence(scenarios, gates));
    }

    private static List<PreconditionRecord> preconditions(CriterionStatus rehearsal) {
        return List.of(
                met("api-replicas", "2", ">= 2"),
                met("distinct-replicas", "2 processes", ">= 2"),
                met("worker-apart", "1 worker process, none inside an API replica", "at least 1, apart from the API"),
                met("external-database", "PostgreSQL 16.15 on a process of its own", "not inside an API replica"),
                met("monitoring", "2 of 2 dashboards answer", "all"),
                met("alert-channel", "#ops-alerts took a test alert in 12 ms", "takes a test alert"),
                met("rollback-artifact", "v0.1.8", "an artifact of v0.1.8"),
                met("durability", "fsync, synchronous_commit, full_page_writes, data_checksums", "on"),
                met("archiving", "archive_mode=on, 0 failures", "on, no failure"),
                met("archive-age", "1.4 s", "<= 60 s"),
                met("backup-age", "2.1 h", "<= 26 h"),
                new PreconditionRecord(
                        "restore-rehearsed",
                        rehearsal,
                        rehearsal == CriterionStatus.MET ? "2026-02-21" : "no earlier record",
                        "within 30 days",
                        List.of()),
                met("durable-settings", "fsync=on, synchronous_commit=on, data_checksums=on", "all on"));
    }

    private static PreconditionRecord met(String name, String measured, String objective) {
        return new PreconditionRecord(
                name, CriterionStatus.MET, measured, objective, List.of("preconditions/" + name + ".txt"));
    }

    private static List<GateRecord> gates() {
        return List.of(
                gate(
                        "npm run -s gate:memory-store-p2:release",
                        5120,
                        "artifacts/memory_store_p2_release/run1/summary.json"),
                gate("npm run -s preflight:prod", 4100, "artifacts/preflight/run1/summary.json"),
                gate(
                        "npm run -s gate:core:prod -- --base-url http://127.0.0.1:3001 --scope default",
                        6230,
                        "artifacts/core_gate/run1/summary.json"));
    }

    private static GateRecord gate(String command, long durationMs, String artifact) {
        return new GateRecord(command, 0, durationMs, CriterionStatus.MET, ".ok is true", List.of(artifact));
    }

    private static List<EvidenceFile> evidence(List<ScenarioRecord> scenarios, List<GateRecord> gates) {
        return Stream.concat(
                        scenarios.stream().flatMap(s -> s.steps().stream()).flatMap(step -> step.evidence().stream()),
                        gates.stream().flatMap(gate -> gate.evidence().stream()))
                .distinct()
                .filter(path -> path.matches("[a-z][A-Za-z0-9./_-]*"))
                .sorted()
                .map(path ->
                        new EvidenceFile(path, "%064x".formatted(path.hashCode() & 0xffffffffL), 1000 + path.length()))
                .toList();
    }

    static Instant at(String time) {
        return Instant.parse("2026-02-28T" + time + "Z");
    }

    static Criterion judged(String id, String title, Measure measured, Objective objective, String saw) {
        return Criterion.judge(id, title, measured, objective, saw);
    }

    /** A criterion that counts what must not be. */
    static Criterion none(String id, String title, long seen, String unit, String saw) {
        return Criterion.judge(id, title, Measure.count(seen, unit), Objective.atMost(0, unit), saw);
    }
}
