package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.GateRecord;
import dev.aionis.drill.record.IncidentNotes;
import dev.aionis.drill.record.IncidentNotesDraft;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.SignOff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills the drill record from what a run holds when it ends. */
final class RecordDesk {

    private final DrillRun run;
    private final VerdictDesk verdicts;
    private final DrillConfig config;

    RecordDesk(DrillRun run) {
        this.run = run;
        this.verdicts = VerdictDesk.atEnd(run);
        this.config = run.config();
    }

    DrillRecord fill() {
        Redactor redactor = run.evidence().redactor();
        run.evidence()
                .write(
                        FactFiles.OUTCOME,
                        EvidenceJson.clean(verdicts.outcome(), redactor).getBytes(StandardCharsets.UTF_8));
        Verdict verdict = verdicts.verdict();
        Instant finishedAt = run.clock().instant();
        LocalDate day = finishedAt.atZone(ZoneOffset.UTC).toLocalDate();
        List<PreconditionRecord> preconditions = preconditions();
        List<ScenarioRecord> scenarios = scenarios();
        List<GateRecord> gates =
                run.logs().stream().flatMap(log -> log.gates().stream()).toList();
        IncidentNotes notes = new IncidentNotesDraft(config.environment(), config.owner(), day)
                .of(ofTheDrill(), preconditions, scenarios, gates);
        return new DrillRecord(
                DrillRecord.SCHEMA_VERSION,
                run.id(),
                run.startedAt(),
                finishedAt,
                config.environment(),
                config.sample(),
                config.owner(),
                config.observers(),
                new DrillRecord.Release(
                        config.release().candidate(), config.release().rollback()),
                run.hostNotes(),
                loadNotes(),
                verdict,
                verdicts.why(),
                preconditions,
                scenarios,
                gates,
                notes,
                SignOff.open(verdict, day),
                run.evidence().manifest());
    }

    /** What went wrong with the drill as a whole. */
    private List<String> ofTheDrill() {
        return Stream.concat(
                        run.aborted().map(why -> "the drill was ended: " + why).stream(), run.afterthoughts().stream())
                .toList();
    }

    private Map<String, Object> loadNotes() {
        var notes = new LinkedHashMap<String, Object>();
        notes.put("writesPerSecond", config.load().writesPerSecond());
        notes.put("recallsPerSecond", config.load().recallsPerSecond());
        notes.put("seed", config.load().seedOf(run.id().value()));
        notes.put("scope", config.load().scopeOf(run.id().value()));
        if (!run.cleanup().isEmpty()) {
            notes.put("cleanup", run.cleanup());
        }
        notes.put("alertChannel", config.monitoring().alertChannel());
        return notes;
    }

    private List<PreconditionRecord> preconditions() {
        return log(Scenario.PRECONDITIONS).stream()
                .flatMap(log -> log.criteria().stream())
                .map(PreconditionRecord::of)
                .toList();
    }

    /** Those of the template, also where they were not selected. */
    private List<ScenarioRecord> scenarios() {
        return Stream.of(Scenario.values())
                .filter(Scenario::lettered)
                .map(scenario -> log(scenario)
                        .map(this::scenario)
                        .orElseGet(() ->
                                ScenarioRecord.notSelected(scenario.id(), scenario.title(), scenario.goal(), whyNot())))
                .toList();
    }

    private String whyNot() {
        DrillMode mode = run.mode();
        return mode == DrillMode.DRILL ? "not selected for this run" : mode.why();
    }

    private ScenarioRecord scenario(ScenarioLog log) {
        return new ScenarioRecord(
                log.scenario().id(),
                log.scenario().title(),
                log.scenario().goal(),
                ScenarioVerdict.of(verdicts.verdict(log)),
                verdicts.why(log),
                log.stepsAtEnd(),
                disruptions(log.scenario()),
                log.criteria(),
                log.measurements(),
                ReportDesk.notes(config, log.scenario()));
    }

    private List<DisruptionRecord> disruptions(Scenario scenario) {
        return run.traces().stream()
                .filter(trace -> trace.scenario().equals(scenario.id()))
                .map(this::disruption)
                .toList();
    }

    private DisruptionRecord disruption(Trace trace) {
        return new DisruptionRecord(
                trace.undo().lever(),
                trace.what(),
                trace.startedAt(),
                trace.undoneAt().orElse(null),
                trace.open() ? DisruptionRecord.Undo.FAILED : DisruptionRecord.Undo.DONE,
                trace.open() ? UndoLines.note(run, trace) : UndoLines.beforeItHeld(trace));
    }

    private Optional<ScenarioLog> log(Scenario scenario) {
        return run.logs().stream().filter(log -> log.scenario() == scenario).findFirst();
    }
}
