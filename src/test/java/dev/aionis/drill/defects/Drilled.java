package dev.aionis.drill.defects;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.GateRecord;
import dev.aionis.drill.record.IncidentNotes;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.SignOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Records of short drills, for what is said of them. */
final class Drilled {

    private static final Objective NONE = Objective.atMost(0, "rows");
    private static final Instant AT = Instant.parse("2026-02-28T10:00:00Z");

    private Drilled() {}

    static Criterion met(String id) {
        return new Criterion(id, id, CriterionStatus.MET, Measure.count(0, "rows"), NONE, "0 rows as it must be");
    }

    static Criterion missed(String id, String why) {
        return new Criterion(id, id, CriterionStatus.MISSED, Measure.count(9, "rows"), NONE, why);
    }

    static Criterion unproven(String id, String why) {
        return Criterion.unproven(id, id, NONE, why);
    }

    static DrillRecord failing(String id, String why) {
        return record(Verdict.FAIL, missed(id, why), met("rto"));
    }

    static DrillRecord record(Verdict verdict, Criterion... criteria) {
        return record(verdict, List.of(criteria), List.of(), List.of());
    }

    /** The same drill with these besides. */
    static DrillRecord with(DrillRecord record, List<PreconditionRecord> preconditions, GateRecord... gates) {
        return record(record.verdict(), record.scenarios().get(0).criteria(), preconditions, List.of(gates));
    }

    private static DrillRecord record(
            Verdict verdict, List<Criterion> criteria, List<PreconditionRecord> preconditions, List<GateRecord> gates) {
        var scenario = new ScenarioRecord(
                "C",
                "Worker Recovery + Replay Drill",
                "Validate outbox/backfill recovery path after worker interruption.",
                verdict == Verdict.PASS ? ScenarioVerdict.PASS : ScenarioVerdict.FAIL,
                "as its criteria say",
                List.of(),
                List.of(),
                criteria,
                Map.of());
        return new DrillRecord(
                DrillRecord.SCHEMA_VERSION,
                new DrillId("ha_drill_20260228_local_01"),
                AT,
                AT.plusSeconds(60),
                "local",
                new TenantScope("default", "default"),
                "platform-oncall",
                List.of("backend-lead"),
                new DrillRecord.Release("v0.2.2", "v0.1.8"),
                Map.of(),
                Map.of(),
                verdict,
                "as its scenario says",
                preconditions,
                List.of(scenario),
                gates,
                new IncidentNotes(List.of(), "none", "none", List.of()),
                new SignOff(verdict, List.of(), LocalDate.parse("2026-02-28"), List.of()),
                List.of());
    }
}
