package dev.aionis.drill.run;

import dev.aionis.drill.criteria.ScenarioOutcome;
import dev.aionis.drill.criteria.Verdicts;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives scenarios and drill their verdicts from what their logs hold. */
final class VerdictDesk {

    private final DrillRun run;
    private final Function<ScenarioLog, List<StepRecord>> steps;

    private VerdictDesk(DrillRun run, Function<ScenarioLog, List<StepRecord>> steps) {
        this.run = run;
        this.steps = steps;
    }

    /** While the drill runs: by the steps that ended. */
    static VerdictDesk soFar(DrillRun run) {
        return new VerdictDesk(run, ScenarioLog::steps);
    }

    /** For the record: a step that did not end, or did not even begin, speaks against its scenario. */
    static VerdictDesk atEnd(DrillRun run) {
        return new VerdictDesk(run, ScenarioLog::stepsAtEnd);
    }

    /** Of one scenario by these of its steps, undo included. */
    static Verdict of(ScenarioLog log, List<StepRecord> steps) {
        Verdict bySteps = Verdicts.of(outcome(log, steps));
        return log.undoFailed() ? Verdict.FAIL : bySteps;
    }

    Verdict verdict(ScenarioLog log) {
        return of(log, steps.apply(log));
    }

    /** Of the drill: the worst of its parts. */
    Verdict verdict() {
        Verdict worst = run.logs().stream().map(this::verdict).reduce(Verdict.PASS, Verdicts::worse);
        if (run.aborted().isPresent() || !run.afterthoughts().isEmpty()) {
            return Verdict.FAIL;
        }
        return drilled() ? worst : Verdicts.worse(worst, Verdict.PARTIAL);
    }

    /** One sentence on the verdict: what decided it. */
    String why() {
        var reasons = new ArrayList<String>();
        if (run.mode() != DrillMode.DRILL) {
            reasons.add(run.mode().why());
        }
        run.aborted().ifPresent(why -> reasons.add("aborted because " + why));
        reasons.addAll(run.afterthoughts());
        run.logs()
                .forEach(log -> reasons(log, steps.apply(log))
                        .forEach(reason -> reasons.add(log.scenario().id() + ": " + reason)));
        if (!drilled() && run.mode() == DrillMode.DRILL) {
            reasons.add("no scenario was selected");
        }
        return inWords(reasons);
    }

    /** One sentence on the verdict of this scenario. */
    String why(ScenarioLog log) {
        return inWords(reasons(log, steps.apply(log)));
    }

    private static String inWords(List<String> reasons) {
        return reasons.isEmpty() ? "every criterion met" : String.join("; ", reasons);
    }

    /** What speaks against a pass of this scenario by these of its steps; empty if nothing does. */
    static List<String> reasons(ScenarioLog log, List<StepRecord> steps) {
        var reasons = new ArrayList<String>();
        log.broken().or(() -> unfinished(steps)).ifPresent(reasons::add);
        log.criteria().stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .map(Criterion::headline)
                .forEach(reasons::add);
        if (reasons.isEmpty() && of(log, steps) != Verdict.PASS) {
            reasons.add("no criterion was judged");
        }
        return reasons;
    }

    private static Optional<String> unfinished(List<StepRecord> steps) {
        if (steps.isEmpty()) {
            return Optional.of("no step ran");
        }
        return steps.stream()
                .filter(step -> step.outcome() != StepOutcome.DONE)
                .map(step -> "step " + step.order() + " '" + step.name() + "': " + step.note())
                .findFirst();
    }

    private boolean drilled() {
        return run.logs().stream().anyMatch(log -> log.scenario().lettered());
    }

    private static ScenarioOutcome outcome(ScenarioLog log, List<StepRecord> steps) {
        return new ScenarioOutcome(
                log.scenario().id(), steps.stream().map(StepRecord::outcome).toList(), log.criteria());
    }
}
