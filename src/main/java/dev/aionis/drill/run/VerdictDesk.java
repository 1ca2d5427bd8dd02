package dev.aionis.drill.run;

import dev.aionis.drill.criteria.ScenarioOutcome;
import dev.aionis.drill.criteria.Verdicts;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.StepRecord;
import java.util.ArrayList;
import java.util.List;

/** Gives scenarios and drill their verdicts from what their logs hold. */
final class VerdictDesk {

    private final DrillRun run;

    VerdictDesk(DrillRun run) {
        this.run = run;
    }

    /** Of one scenario, undo included. */
    static Verdict of(ScenarioLog log) {
        Verdict bySteps = Verdicts.of(outcome(log));
        return log.undoFailed() ? Verdict.FAIL : bySteps;
    }

    /** Of the drill: the worst of its parts. */
    Verdict verdict() {
        Verdict worst = run.logs().stream().map(VerdictDesk::of).reduce(Verdict.PASS, Verdicts::worse);
        if (run.aborted().isPresent() || !run.afterthoughts().isEmpty()) {
            return Verdict.FAIL;
        }
        boolean drilled = run.logs().stream().anyMatch(log -> log.scenario().lettered());
        return drilled ? worst : Verdicts.worse(worst, Verdict.PARTIAL);
    }

    /** One sentence on the verdict: what decided it. */
    String why() {
        var reasons = new ArrayList<String>();
        run.aborted().ifPresent(why -> reasons.add("aborted because " + why));
        reasons.addAll(run.afterthoughts());
        run.logs().forEach(log -> reasons.addAll(reasons(log)));
        return reasons.isEmpty() ? "every criterion met" : String.join("; ", reasons);
    }

    /** What speaks against a pass of this scenario; empty if nothing does. */
    static List<String> reasons(ScenarioLog log) {
        var reasons = new ArrayList<String>();
        log.broken().ifPresent(why -> reasons.add(log.scenario().id() + ": " + why));
        log.criteria().stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .map(Criterion::headline)
                .forEach(headline -> reasons.add(log.scenario().id() + " " + headline));
        return reasons;
    }

    private static ScenarioOutcome outcome(ScenarioLog log) {
        return new ScenarioOutcome(
                log.scenario().id(),
                log.steps().stream().map(StepRecord::outcome).toList(),
                log.criteria());
    }
}
