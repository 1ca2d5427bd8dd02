package dev.aionis.drill.run;

import dev.aionis.drill.facts.Outcome;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.StepRecord;
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

    Verdict verdict(ScenarioLog log) {
        return ran(log).verdict();
    }

    /** Of the drill: the worst of its parts. */
    Verdict verdict() {
        return outcome().verdict();
    }

    /** One sentence on the verdict: what decided it. */
    String why() {
        return outcome().why();
    }

    /** One sentence on the verdict of this scenario. */
    String why(ScenarioLog log) {
        return ran(log).why();
    }

    /** All that the verdicts are given by. */
    Outcome outcome() {
        return new Outcome(
                run.mode() == DrillMode.DRILL
                        ? Optional.empty()
                        : Optional.of(run.mode().why()),
                run.aborted(),
                run.afterthoughts(),
                run.logs().stream().map(this::ran).toList());
    }

    private ScenarioRun ran(ScenarioLog log) {
        return log.ran(steps.apply(log));
    }
}
